package io.quantlab.platform.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A record class as the codecs see it: its components with their types and bounds.
record Shape(Constructor<?> constructor, List<Part> parts) {
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return read(type);
        }
      };

  /// A component; an `Optional` one may be absent.
  record Part(String name, Type type, boolean optional, RecordComponent component) {
    Object of(Object record) {
      try {
        return component.getAccessor().invoke(record);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("reading " + component, e);
      }
    }

    <A extends java.lang.annotation.Annotation> Optional<A> bound(Class<A> kind) {
      return Optional.ofNullable(component.getAnnotation(kind));
    }
  }

  static Shape of(Class<?> type) {
    return SHAPES.get(type);
  }

  private static Shape read(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException("documents are records, was " + type.getName());
    }
    RecordComponent[] components = type.getRecordComponents();
    List<Part> parts = new ArrayList<>();
    for (RecordComponent component : components) {
      component.getAccessor().trySetAccessible();
      boolean optional = component.getType() == Optional.class;
      Type inner = optional ? argument(component.getGenericType(), 0) : component.getGenericType();
      parts.add(new Part(component.getName(), inner, optional, component));
    }
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
      constructor.trySetAccessible();
      return new Shape(constructor, List.copyOf(parts));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record has its canonical constructor", e);
    }
  }

  /// The nth type argument of a generic type.
  static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }

  /// The class behind a type.
  static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }
}
