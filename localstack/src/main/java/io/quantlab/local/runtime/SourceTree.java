package io.quantlab.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Java files of a folder: which of them changed, and their classes.
final class SourceTree {
  private final Path sources;
  private final Path classes;
  private Map<Path, FileTime> known;

  /// @param sources root of the packages
  /// @param classes folder the classes are written to
  SourceTree(Path sources, Path classes) {
    this.sources = sources;
    this.classes = classes;
    this.known = stamps();
  }

  /// Files that were written since the last look.
  List<Path> changed() {
    Map<Path, FileTime> now = stamps();
    List<Path> changed = new ArrayList<>();
    now.forEach((file, stamp) -> {
      if (!stamp.equals(known.get(file))) {
        changed.add(file);
      }
    });
    known = now;
    return changed;
  }

  private Map<Path, FileTime> stamps() {
    Map<Path, FileTime> stamps = new HashMap<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        stamps.put(file, Files.getLastModifiedTime(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("looking for sources in " + sources, e);
    }
    return stamps;
  }

  /// Compiles files against the class path of this process and what was compiled before.
  ///
  /// @return what is wrong with them as `FILE:LINE: SENTENCE`; nothing when all is well
  List<String> compile(List<Path> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(found, Locale.ROOT, null)) {
      Files.createDirectories(classes);
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-proc:none",
              "-cp",
              classes + java.io.File.pathSeparator + System.getProperty("java.class.path"));
      compiler
          .getTask(null, manager, found, options, null, manager.getJavaFileObjectsFromPaths(files))
          .call();
    } catch (IOException e) {
      throw new UncheckedIOException("compiling into " + classes, e);
    }
    return found.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(this::sentence)
        .toList();
  }

  private String sentence(Diagnostic<? extends JavaFileObject> error) {
    String place =
        error.getSource() == null
            ? ""
            : sources.relativize(Path.of(error.getSource().toUri()))
                + ":"
                + error.getLineNumber()
                + ": ";
    return place + error.getMessage(Locale.ROOT).lines().findFirst().orElse("");
  }
}
