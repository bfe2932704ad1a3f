package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.platform.api.Method;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.tenant.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Tens of thousands of calls on things of others (propfirm T1): every route with an id × every
/// role × foreign, absent and misshapen ids, again and again. What is foreign is told like what is
/// absent: in body, in status, in the time it takes, and in the log.
@Tag("slow")
final class IsolationCallsTest {
  private static final int THREADS = 6;

  /// Foreign and absent ids may differ by this share of the median, and by this on top.
  private static final double TIME_SHARE = 0.25;

  private static final long TIME_NANOS = 500_000;

  private static final TestCloud CLOUD = TestCloud.shared();
  private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
  private final Queue<Long> foreignNanos = new ConcurrentLinkedQueue<>();
  private final Queue<Long> absentNanos = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void prepare() {
    IsolationMatrixTest.prepare();
  }

  private record Case(Route route, Role role, Api caller) {
    @Override
    public String toString() {
      return route + " as " + role;
    }
  }

  private static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    for (Route route : IsolationMatrixTest.guarded()) {
      if (route.path().contains("{id}")) {
        IsolationMatrixTest.CALLERS.forEach((role, api) -> all.add(new Case(route, role, api)));
      }
    }
    return all;
  }

  @Test
  @DisplayName("T1: 20,000 calls tell nothing of what belongs to others")
  void twentyThousandCalls() throws Exception {
    calls(20_000);
  }

  @Test
  @Tag("long")
  @DisplayName("T1: 100,000 calls tell nothing of what belongs to others")
  void hundredThousandCalls() throws Exception {
    calls(100_000);
  }

  private void calls(int wanted) throws Exception {
    List<Case> cases = cases();
    int rounds = wanted / (2 * cases.size()) + 1;
    long seed = 20_260_521;
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        SplittableRandom random = new SplittableRandom(seed + i);
        int part = i;
        all.add(
            threads.submit(() -> {
              for (int n = part; n < rounds * cases.size(); n += THREADS) {
                pair(cases.get(n % cases.size()), random);
              }
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertEquals(List.of(), leaks.stream().distinct().limit(20).toList(), "seed " + seed);
    assertTimesAlike();
    assertLogIsSilent();
  }

  /// A foreign id and one that names nothing, in either order.
  private void pair(Case each, SplittableRandom random) {
    Route route = each.route();
    String absent = misshapen(IsolationMatrixTest.absent(route), random);
    String foreign =
        Optional.ofNullable(IsolationMatrixTest.FOREIGN.get(IsolationMatrixTest.prefix(route)))
            .orElseGet(() -> IsolationMatrixTest.absent(route));
    boolean first = random.nextBoolean();
    Got a = timed(each, first ? foreign : absent, first ? foreignNanos : absentNanos);
    Got b = timed(each, first ? absent : foreign, first ? absentNanos : foreignNanos);
    if (!IsolationMatrixTest.told(a).equals(IsolationMatrixTest.told(b))) {
      leaks.add(each + ": " + IsolationMatrixTest.told(a) + " / " + IsolationMatrixTest.told(b));
    }
    for (Got got : List.of(a, b)) {
      if (got.body().toString().contains(IsolationMatrixTest.SECRET)
          || got.status() < 400
          || got.status() >= 500) {
        leaks.add(each + " answered " + got);
      }
    }
  }

  /// Mostly a right id of something that is not there; sometimes one of a wrong form.
  private static String misshapen(String absent, SplittableRandom random) {
    return switch (random.nextInt(10)) {
      case 0 -> absent.toLowerCase(java.util.Locale.ROOT);
      case 1 -> absent + "%23";
      case 2 -> "T%23other%23" + absent;
      case 3 -> absent.substring(0, absent.length() - 1);
      default -> absent;
    };
  }

  private static Got timed(Case each, String id, Queue<Long> nanos) {
    long start = System.nanoTime();
    Got got = IsolationMatrixTest.call(each.caller(), each.route(), id);
    if (each.route().method() == Method.GET
        && id.length() == IsolationMatrixTest.absent(each.route()).length()) {
      nanos.add(System.nanoTime() - start);
    }
    return got;
  }

  private void assertTimesAlike() {
    long foreign = median(foreignNanos);
    long absent = median(absentNanos);
    assertTrue(
        Math.abs(foreign - absent) <= TIME_SHARE * absent + TIME_NANOS,
        () -> "a foreign id takes " + foreign + " ns, an absent one " + absent);
  }

  private static long median(Queue<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /// No line of the log names what was asked for, or what it holds.
  private static void assertLogIsSilent() throws IOException {
    Path log = CLOUD.platform.mail().resolveSibling("platform.log");
    Map<String, String> foreign = IsolationMatrixTest.FOREIGN;
    try (var lines = Files.lines(log)) {
      List<String> loud =
          lines
              .filter(line ->
                  line.contains(IsolationMatrixTest.SECRET)
                      || foreign.values().stream().anyMatch(line::contains))
              .limit(5)
              .toList();
      assertEquals(List.of(), loud);
    }
  }
}
