package io.quantlab.local.runtime;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Classes of the functions from folders, loaded anew; everything else, and what the functions find
/// around them, is the platform's own.
final class FreshClasses extends URLClassLoader {
  private static final String FUNCTIONS = "io.quantlab.function.";

  /// What the platform hands to the functions: one class for both.
  private static final Set<String> SHARED =
      Set.of(
          "io.quantlab.function.wiring.Surroundings",
          "io.quantlab.function.http.RequestLog",
          "io.quantlab.function.http.RequestLog$Line");

  private FreshClasses(URL[] folders, ClassLoader platform) {
    super("functions", folders, platform);
  }

  /// @param folders of classes, the first one before the others
  static FreshClasses of(List<Path> folders) {
    URL[] urls = new URL[folders.size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = folders.get(i).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException("expected a folder, was " + folders.get(i), e);
      }
    }
    return new FreshClasses(urls, FreshClasses.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(FUNCTIONS) || SHARED.contains(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
