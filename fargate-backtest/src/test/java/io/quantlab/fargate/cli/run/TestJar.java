package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Java sources compiled against the engine's classes and packed, as a person would do it.
final class TestJar {
  private TestJar() {}

  /// Compiles sources by class name (`com.example.X`) and packs them.
  static Path of(Path folder, String name, Map<String, String> sources) throws IOException {
    Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve("src").resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source.getValue()));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter words = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
      boolean compiled =
          compiler
              .getTask(
                  words, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
              .call();
      assertEquals("true", compiled + words.toString().strip(), "javac");
    }
    return pack(classes, folder.resolve(name));
  }

  /// Packs a class of the tests.
  static Path of(Path folder, Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    Path jar = folder.resolve(type.getSimpleName() + ".jar");
    try (InputStream in = type.getClassLoader().getResourceAsStream(name);
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(name));
      in.transferTo(out);
    }
    return jar;
  }

  private static Path pack(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        var all = Files.walk(classes)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        zip.write(Files.readAllBytes(file));
      }
    }
    return jar;
  }
}
