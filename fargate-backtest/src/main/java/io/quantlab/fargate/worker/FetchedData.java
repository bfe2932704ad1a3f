package io.quantlab.fargate.worker;

import io.quantlab.fargate.data.DataPlaces;
import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/// Files of datasets on this machine: fetched once, kept by their ids.
///
/// A dataset is named to the engine as on the command line, `FILE,key=value`; so it gets the same
/// instruments, tokens and hashes.
final class FetchedData {
  private static final long CACHE_BYTES = 5L << 30;

  private final Cloudside cloud;
  private final TenantId tenant;

  FetchedData(Cloudside cloud, TenantId tenant) {
    this.cloud = cloud;
    this.tenant = tenant;
  }

  /// Store and cache of imported files; no dataset of a store is ever named.
  DataPlaces places() {
    Path own = cloud.scratch().resolve("data").resolve(tenant.text());
    return new DataPlaces(own.resolve("store"), own.resolve("cache"), CACHE_BYTES);
  }

  /// Keeps the file of an upload under a dataset's name, for the imports to come.
  void keep(Id upload, Id dataset, String fileName) {
    byte[] bytes = cloud.objects().get(tenant, ObjectName.upload(tenant, upload)).orElseThrow();
    cloud
        .objects()
        .put(
            tenant,
            ObjectName.dataset(tenant, dataset, fileName),
            "application/octet-stream",
            bytes);
  }

  /// What stands after `--data` for a dataset; its file is on this machine then.
  String spec(Id dataset, String fileName, Map<String, String> options) {
    Path file =
        cloud
            .scratch()
            .resolve("data")
            .resolve(tenant.text())
            .resolve(dataset.text())
            .resolve(fileName);
    if (!Files.exists(file)) {
      fetch(dataset, fileName, file);
    }
    StringBuilder spec = new StringBuilder(file.toString());
    new TreeMap<>(options)
        .forEach((key, value) -> spec.append(',').append(key).append('=').append(value));
    return spec.toString();
  }

  /// Fetched aside and moved, so that a file is there whole or not at all.
  private void fetch(Id dataset, String fileName, Path file) {
    try {
      Files.createDirectories(file.getParent());
      Path aside = file.resolveSibling("." + cloud.ids().next(dataset.kind()).ulid());
      cloud.objects().fetch(tenant, ObjectName.dataset(tenant, dataset, fileName), aside);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("fetching " + dataset, e);
    }
  }
}
