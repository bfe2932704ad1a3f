package io.quantlab.fargate.library;

import io.quantlab.dsl.link.Libraries;
import io.quantlab.dsl.link.LibraryName;
import io.quantlab.dsl.link.LockFile;
import io.quantlab.dsl.link.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fixes what imports mean while a script is being read: a request that is not locked, or is to be
/// renewed, becomes the newest version that answers it.
public final class Locking implements Libraries {
  private final LibraryFolder folder;
  private final Keep keep;
  private final Map<String, LockFile.Entry> asked = new LinkedHashMap<>();

  /// What happens to requests that are locked already.
  public enum Keep {
    /// They stay.
    LOCKED,
    /// They become the newest version that is there now.
    NOTHING
  }

  public Locking(LibraryFolder folder, Keep keep) {
    this.folder = folder;
    this.keep = keep;
  }

  @Override
  public Answer find(LibraryName request) {
    Optional<LockFile.Entry> locked = folder.lock().find(request);
    if (keep == Keep.LOCKED && locked.isPresent()) {
      asked.put(request.toString(), locked.get());
      return folder.locked(locked.get());
    }
    List<Version> versions = folder.versions(request);
    if (versions.isEmpty()) {
      return new Answer.Refused(
          "is not published here: there is no file "
              + folder.file(request)
              + (request.version().isExact() ? "" : " or a later version"));
    }
    LibraryName newest = request.at(versions.getFirst());
    String text = folder.text(newest).orElseThrow();
    asked.put(
        request.toString(), new LockFile.Entry(request, newest.version(), LockFile.hash(text)));
    return new Answer.Found(newest, text);
  }

  /// What was asked for, with what it is fixed to.
  public List<LockFile.Entry> entries() {
    return List.copyOf(asked.values());
  }
}
