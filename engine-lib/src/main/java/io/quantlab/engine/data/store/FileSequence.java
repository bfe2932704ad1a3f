package io.quantlab.engine.data.store;

import java.nio.file.Path;
import java.util.List;

/// The files of a dataset in order of time, each made available when a cursor reaches it.
interface FileSequence {
  int size();

  /// The file at a position; may fetch it.
  Path path(int index);

  /// Files that lie in a directory.
  record Local(List<Path> paths) implements FileSequence {
    @Override
    public int size() {
      return paths.size();
    }

    @Override
    public Path path(int index) {
      return paths.get(index);
    }
  }

  /// Session days that a cache brings near one by one.
  record Remote(List<RemoteSegment> segments, SegmentCache cache) implements FileSequence {
    @Override
    public int size() {
      return segments.size();
    }

    @Override
    public Path path(int index) {
      return cache.file(segments.get(index));
    }
  }
}
