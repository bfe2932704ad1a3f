package io.quantlab.engine.data.store;

import java.io.IOException;
import java.nio.file.Path;

/// Where the objects of remote sets come from: a port, implemented over object storage.
public interface SegmentSource {
  /// Writes the bytes of an object to `target`, which does not exist yet. The caller verifies them.
  void fetch(String objectName, Path target) throws IOException;
}
