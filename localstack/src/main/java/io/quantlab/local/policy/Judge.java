package io.quantlab.local.policy;

import io.quantlab.platform.cloud.Principal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Judges requests by the documents of `platform-lib`: one for tenants, one for each part of the
/// platform that serves all of them.
public final class Judge {
  private static final String TAG = "aws:PrincipalTag/tenant";

  private final PolicyDocument tenants;
  private final PolicyDocument publishers;
  private final Map<String, PolicyDocument> parts = new HashMap<>();
  private final AtomicLong judged = new AtomicLong();
  private final Queue<String> violations = new ConcurrentLinkedQueue<>();

  public Judge(Names names) {
    Map<String, String> resources =
        Map.of("main", names.main(), "identity", names.identity(), "objects", names.bucket());
    tenants = PolicyDocument.read(resource("tenant"), resources);
    publishers = PolicyDocument.read(resource("tenant-publish"), resources);
    for (Principal.Part part : Principal.Part.values()) {
      String file = part.name().toLowerCase(Locale.ROOT).replace('_', '-');
      parts.put("part=" + part.name(), PolicyDocument.read(resource(file), resources));
    }
  }

  /// Judges a request signed in the session of a principal; throws when it is refused.
  ///
  /// @param session the session token of the credentials, empty when there is none
  void judge(String session, PolicyRequest request) {
    Verdict verdict = verdict(session, request);
    if (!verdict.isAllowed()) {
      String sentence =
          "policy: "
              + (session.isEmpty() ? "nobody" : session)
              + " may not "
              + request.action()
              + " on "
              + request.resource()
              + " with "
              + request.context()
              + " ("
              + verdict.sid()
              + ")";
      violations.add(sentence);
      throw new PolicyViolation(sentence);
    }
  }

  private Verdict verdict(String session, PolicyRequest request) {
    if (session.startsWith("part=")) {
      PolicyDocument document = parts.get(session);
      return document == null
          ? new Verdict(Verdict.Effect.DENY, "unknown-part")
          : document.judge(request);
    }
    if (session.startsWith("publisher=")) {
      return tagged(publishers, session, request);
    }
    return session.startsWith("tenant=")
        ? tagged(tenants, session, request)
        : tenants.judge(request);
  }

  private static Verdict tagged(PolicyDocument document, String session, PolicyRequest request) {
    Map<String, List<String>> context = new HashMap<>(request.context());
    context.put(TAG, List.of(session.substring(session.indexOf('=') + 1)));
    return document.judge(new PolicyRequest(request.action(), request.resource(), context));
  }

  void counted() {
    judged.incrementAndGet();
  }

  /// How many calls of the SDK were judged.
  public long judged() {
    return judged.get();
  }

  /// What was refused, in words.
  public List<String> violations() {
    return List.copyOf(violations);
  }

  private static String resource(String name) {
    try (InputStream in = Principal.class.getResourceAsStream("/policy/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("there is no policy " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the policy " + name, e);
    }
  }
}
