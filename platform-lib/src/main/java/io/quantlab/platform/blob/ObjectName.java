package io.quantlab.platform.blob;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.util.regex.Pattern;

/// The name of an object of a tenant, `t/<tenant>/…`; made here only, from ids and plain file names
/// (platform contract 5).
public final class ObjectName {
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final TenantId tenant;
  private final String text;

  private ObjectName(TenantId tenant, String rest) {
    this.tenant = tenant;
    this.text = "t/" + tenant + "/" + rest;
  }

  /// A raw upload: `uploads/<upl>/1`.
  public static ObjectName upload(TenantId tenant, Id upload) {
    return new ObjectName(tenant, "uploads/" + kind(upload, IdKind.UPLOAD) + "/1");
  }

  /// A file of a dataset: `ds/<id>/<file>`.
  public static ObjectName dataset(TenantId tenant, Id dataset, String file) {
    return new ObjectName(tenant, "ds/" + kind(dataset, IdKind.DATASET) + "/" + file(file));
  }

  /// A file of a run: `runs/<run>/<attempt>/<file>`. What an attempt wrote is seen when the row of
  /// the run names the attempt, so nobody sees half of it.
  public static ObjectName run(TenantId tenant, Id run, long attempt, String file) {
    return new ObjectName(
        tenant, "runs/" + kind(run, IdKind.RUN) + "/" + attempt + "/" + file(file));
  }

  /// Everything of a run, for a list: `runs/<run>/`.
  public static ObjectName allOfRun(TenantId tenant, Id run) {
    return new ObjectName(tenant, "runs/" + kind(run, IdKind.RUN) + "/");
  }

  /// What a part of a sweep found: `sweeps/<swp>/shard-00003.json`. Equal parts write equal bytes,
  /// so the name holds no attempt.
  public static ObjectName shard(TenantId tenant, Id sweep, int shard) {
    return new ObjectName(
        tenant, "sweeps/" + kind(sweep, IdKind.SWEEP) + "/shard-%05d.json".formatted(shard));
  }

  /// Everything of a sweep, for a list: `sweeps/<swp>/`.
  public static ObjectName allOfSweep(TenantId tenant, Id sweep) {
    return new ObjectName(tenant, "sweeps/" + kind(sweep, IdKind.SWEEP) + "/");
  }

  /// The document of a job: `jobs/<job>/document.json`.
  public static ObjectName job(TenantId tenant, Id job) {
    return new ObjectName(tenant, "jobs/" + kind(job, IdKind.JOB) + "/document.json");
  }

  private static String kind(Id id, IdKind kind) {
    if (id.kind() != kind) {
      throw new IllegalArgumentException("expected an id of a " + kind + ", was " + id);
    }
    return id.text();
  }

  /// Whether a text is the plain name of a file.
  public static boolean isFile(String name) {
    return FILE.matcher(name).matches() && !name.contains("..");
  }

  private static String file(String name) {
    if (!isFile(name)) {
      throw new IllegalArgumentException("expected the plain name of a file, was \"" + name + "\"");
    }
    return name;
  }

  /// Whose it is.
  public TenantId tenant() {
    return tenant;
  }

  String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
