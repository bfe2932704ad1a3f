package io.quantlab.local.runtime;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.quantlab.function.wiring.ApiComponent;
import io.quantlab.function.wiring.IdentityComponent;
import io.quantlab.function.wiring.Surroundings;
import io.quantlab.platform.api.Owner;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The functions in this process, replaced when their sources change (platform contract PL-8).
///
/// What changed is compiled, and the functions are put together anew from it; calls under way end
/// with the classes they began with. A source with a mistake is told and changes nothing. Only the
/// functions are watched, and no annotation is processed: a new module of Dagger, or a change
/// elsewhere, wants a new start.
public final class WatchedFunctions implements Functions {
  private static final long LOOK_MILLIS = 200;

  private final Surroundings around;
  private final SourceTree sources;
  private final List<Path> folders;
  private final Consumer<String> tell;
  private final ScheduledExecutorService looker =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("watch").daemon().unstarted(task));
  private volatile LocalFunctions current;

  private WatchedFunctions(Surroundings around, Place place, Consumer<String> tell) {
    this.around = around;
    this.sources = new SourceTree(place.sources(), place.fresh());
    this.folders = List.of(place.fresh(), place.classes());
    this.tell = tell;
    this.current = new LocalFunctions(around);
  }

  /// Where things lie.
  ///
  /// @param sources of the functions
  /// @param classes of the functions as they were built
  /// @param fresh folder of classes compiled here
  public record Place(Path sources, Path classes, Path fresh) {
    /// In a folder of the project.
    public static Place in(Path home, Path work) {
      return new Place(
          home.resolve("functions/src/main/java"),
          home.resolve("functions/target/classes"),
          work.resolve("watch"));
    }
  }

  /// Begins to watch.
  ///
  /// @param tell hears what was replaced, and what is wrong with a source
  public static WatchedFunctions start(Surroundings around, Place place, Consumer<String> tell) {
    WatchedFunctions functions = new WatchedFunctions(around, place, tell);
    functions.looker.scheduleWithFixedDelay(
        functions::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return functions;
  }

  private void look() {
    try {
      List<Path> changed = sources.changed();
      if (!changed.isEmpty()) {
        replace(changed);
      }
    } catch (RuntimeException | LinkageError e) {
      tell.accept("watch: " + e);
    }
  }

  private void replace(List<Path> changed) {
    long begun = System.nanoTime();
    List<String> mistakes = sources.compile(changed);
    if (!mistakes.isEmpty()) {
      mistakes.forEach(each -> tell.accept("watch: " + each));
      return;
    }
    FreshClasses fresh = FreshClasses.of(folders);
    Map<Owner, RequestStreamHandler> functions = new EnumMap<>(Owner.class);
    functions.put(Owner.IDENTITY, made(fresh, IdentityComponent.class.getName()));
    functions.put(Owner.API, made(fresh, ApiComponent.class.getName()));
    current = new LocalFunctions(functions);
    tell.accept(
        "watch: "
            + changed.size()
            + (changed.size() == 1 ? " file" : " files")
            + " changed, in use after "
            + (System.nanoTime() - begun) / 1_000_000
            + " ms");
  }

  private RequestStreamHandler made(FreshClasses fresh, String component) {
    try {
      return (RequestStreamHandler)
          fresh.loadClass(component).getMethod("in", Surroundings.class).invoke(null, around);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("putting " + component + " together", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("putting " + component + " together", e);
    }
  }

  @Override
  public String invoke(Owner owner, String event, String requestId) {
    return current.invoke(owner, event, requestId);
  }

  @Override
  public void close() {
    looker.shutdownNow();
  }
}
