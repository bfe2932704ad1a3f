package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.blob.Presigned;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.route.RunBodies;
import io.quantlab.platform.route.RunRoutes;
import io.quantlab.platform.store.AuditLog;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Runs;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A finished run in one file: its tables in the formats that are wanted, everything that is no
/// table, and `export.json` with length and SHA-256 of each.
///
/// Equal exports are equal byte for byte, so an export that was made is only pointed to.
public final class RunExport implements Handlers.Group {
  /// Files of one export together; what is larger is fetched file by file.
  static final long MAX_BYTES = 64L << 20;

  private static final String ZIP = "application/zip";
  private static final String LIST = "export.json";

  /// Of every entry, because a zip would else differ by the clock; the first a zip can tell.
  private static final LocalDateTime MOMENT = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Runs runs;
  private final Objects objects;
  private final Presigned presigned;
  private final AuditLog audit;

  public RunExport(Runs runs, Objects objects, Presigned presigned, AuditLog audit) {
    this.runs = runs;
    this.objects = objects;
    this.presigned = presigned;
    this.audit = audit;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers.on(RunRoutes.EXPORT_RUN, this::export);
  }

  /// What `export.json` says.
  record Listing(
      Id run, Optional<String> eventHash, Map<String, String> metrics, List<File> files) {
    record File(String name, long bytes, String sha256) {}
  }

  private HttpResponse export(Call call) {
    Kept<Work.Run> run =
        runs.find(call.tenant(), call.id(IdKind.RUN))
            .filter(found -> Rights.mayRead(call.caller(), found.document().owner()))
            .orElseThrow(ProblemException::notFound);
    if (!run.status().equals(Work.Status.DONE.name())) {
      throw ProblemException.of(
          ProblemType.WRONG_STATE,
          "Only a run that is done can be exported; it is "
              + DataHandlers.word(run.status())
              + ".");
    }
    List<RunBodies.Format> formats =
        call.body(RunBodies.Export.class).formats().stream().distinct().sorted().toList();
    List<String> names = names(run, formats);
    byte[] zip = zip(run, contents(call, run, names));
    String name =
        "export-" + OpaqueToken.sha256(String.join("\n", names)).substring(0, 16) + ".zip";
    ObjectName object = ObjectName.run(call.tenant(), run.id(), attempt(run), name);
    if (objects.put(call.tenant(), object, ZIP, zip) == Objects.Written.CREATED) {
      audit.note(call.tenant(), call.audited("run.export", run.id(), name));
    }
    return Answer.json(
        200,
        new RunBodies.Exported(
            run.id() + ".zip",
            zip.length,
            OpaqueToken.sha256(zip),
            names,
            presigned.get(call.tenant(), object).url().toString()));
  }

  /// Tables in the wanted formats, and everything that is no table.
  private static List<String> names(Kept<Work.Run> run, List<RunBodies.Format> formats) {
    return run.document().files().stream()
        .filter(name -> RunBodies.Format.of(name).map(formats::contains).orElse(true))
        .sorted()
        .toList();
  }

  private Map<String, byte[]> contents(Call call, Kept<Work.Run> run, List<String> names) {
    Map<String, byte[]> contents = new TreeMap<>();
    long total = 0;
    for (String name : names) {
      ObjectName object = ObjectName.run(call.tenant(), run.id(), attempt(run), name);
      total += objects.find(call.tenant(), object).orElseThrow().bytes();
      if (total > MAX_BYTES) {
        throw ProblemException.field(
            "/formats",
            "size",
            "the files have more than "
                + MAX_BYTES
                + " bytes; name fewer formats, or fetch them one by one from "
                + "/v1/backtests/"
                + run.id()
                + "/files/NAME");
      }
      contents.put(name, objects.get(call.tenant(), object).orElseThrow());
    }
    return contents;
  }

  private static byte[] zip(Kept<Work.Run> run, Map<String, byte[]> contents) {
    List<Listing.File> files = new ArrayList<>();
    contents.forEach((name, bytes) ->
        files.add(new Listing.File(name, bytes.length, OpaqueToken.sha256(bytes))));
    Listing listing =
        new Listing(run.id(), run.document().eventHash(), run.document().metrics(), files);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      add(out, LIST, RecordJson.bytes(listing));
      for (Map.Entry<String, byte[]> each : contents.entrySet()) {
        add(out, each.getKey(), each.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(MOMENT);
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  private static long attempt(Kept<Work.Run> run) {
    return run.document().attempt().orElse(1L);
  }
}
