package io.quantlab.dsl.plan;

import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Type;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Plans as bytes, and back (wick.md 13.2). The same plan gives the same bytes on every machine, so
/// their SHA-256 names a version of a script.
///
/// A plan is records, lists, optionals, enums, numbers and text, and is written as that: a record
/// as its name and its components. Names are those of the packages `plan`, `library` and
/// `diagnostic` and nothing else, so bytes from elsewhere make no other object.
public final class PlanCodec {
  private static final byte VERSION = 1;
  private static final String ROOT = "io.quantlab.dsl.";
  private static final List<String> PACKAGES =
      List.of(
          Plan.class.getPackageName(),
          Type.class.getPackageName(),
          Span.class.getPackageName(),
          "io.quantlab.dsl.syntax");

  private PlanCodec() {}

  public static byte[] write(Plan plan) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      put(plan, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// @throws IllegalArgumentException when the bytes are no plan
  public static Plan read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "a plan of version " + VERSION + " is expected, this is " + version);
      }
      return (Plan) get(in);
    } catch (IOException | ReflectiveOperationException | ClassCastException wrong) {
      throw new IllegalArgumentException("the bytes are no plan: " + wrong, wrong);
    }
  }

  /// SHA-256 of the bytes of a plan, in lower-case hexadecimal.
  public static String sha256(Plan plan) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(write(plan)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static void put(Object value, DataOutputStream out) throws IOException {
    switch (value) {
      case Record record -> {
        out.writeByte('R');
        out.writeUTF(nameOf(record.getClass()));
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          put(part(record, component), out);
        }
      }
      case List<?> list -> {
        out.writeByte('L');
        out.writeInt(list.size());
        for (Object each : list) {
          put(each, out);
        }
      }
      case Optional<?> optional -> {
        out.writeByte(optional.isPresent() ? 'P' : 'N');
        if (optional.isPresent()) {
          put(optional.get(), out);
        }
      }
      case Enum<?> member -> {
        out.writeByte('E');
        out.writeUTF(nameOf(member.getDeclaringClass()));
        out.writeUTF(member.name());
      }
      case Integer number -> {
        out.writeByte('I');
        out.writeInt(number);
      }
      case Long number -> {
        out.writeByte('J');
        out.writeLong(number);
      }
      case Double number -> {
        out.writeByte('D');
        out.writeLong(Double.doubleToLongBits(number));
      }
      case Boolean truth -> out.writeByte(truth ? 'T' : 'F');
      case String text -> {
        out.writeByte('S');
        byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
        out.writeInt(utf16.length);
        out.write(utf16);
      }
      default -> throw new IllegalStateException("no part of a plan: " + value.getClass());
    }
  }

  private static Object part(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException hidden) {
      throw new IllegalStateException("a part of a plan is hidden: " + component, hidden);
    }
  }

  private static String nameOf(Class<?> type) {
    return type.getName().substring(ROOT.length());
  }

  private static Class<?> classOf(String name) throws IOException {
    try {
      Class<?> type = Class.forName(ROOT + name, false, PlanCodec.class.getClassLoader());
      boolean known = type.isRecord() || type.isEnum();
      if (!known || !PACKAGES.contains(type.getPackageName())) {
        throw new IOException("'" + name + "' is no part of a plan");
      }
      return type;
    } catch (ClassNotFoundException unknown) {
      throw new IOException("'" + name + "' is no part of a plan", unknown);
    }
  }

  private static Object get(DataInputStream in) throws IOException, ReflectiveOperationException {
    byte tag = in.readByte();
    return switch (tag) {
      case 'R' -> record(in);
      case 'L' -> {
        int size = in.readInt();
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          list.add(get(in));
        }
        yield list;
      }
      case 'P' -> Optional.of(get(in));
      case 'N' -> Optional.empty();
      case 'E' -> member(classOf(in.readUTF()), in.readUTF());
      case 'I' -> (Object) in.readInt();
      case 'J' -> (Object) in.readLong();
      case 'D' -> (Object) Double.longBitsToDouble(in.readLong());
      case 'T' -> true;
      case 'F' -> false;
      case 'S' -> {
        byte[] utf16 = in.readNBytes(in.readInt());
        yield new String(utf16, StandardCharsets.UTF_16BE);
      }
      default -> throw new IOException("an unknown mark " + tag);
    };
  }

  private static Object member(Class<?> type, String name) throws IOException {
    for (Object each : type.getEnumConstants()) {
      if (((Enum<?>) each).name().equals(name)) {
        return each;
      }
    }
    throw new IOException(type + " has no member " + name);
  }

  private static Object record(DataInputStream in)
      throws IOException, ReflectiveOperationException {
    Class<?> type = classOf(in.readUTF());
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] parts = new Object[components.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = get(in);
    }
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    try {
      return constructor.newInstance(parts);
    } catch (IllegalArgumentException wrong) {
      throw new IOException("the parts of '" + type.getSimpleName() + "' do not fit", wrong);
    }
  }
}
