package io.quantlab.fargate.cli.bench;

import java.util.Map;
import java.util.Optional;

/// The published answers of QLB-1, worked out by a reference program that shares no code with the
/// engine.
///
/// @param checksum of the ticks, see `QlbWorkload.checksum`
/// @param bars one-minute bars the ticks make
/// @param onTicks answer of the tick form
/// @param onBars answer of the bar form
public record Published(long checksum, long bars, Answer onTicks, Answer onBars) {
  private static final Map<Long, Published> BY_TICKS =
      Map.of(
          1_000_000L,
          new Published(
              0xe99f93a84cb3e82fL,
              10_001,
              new Answer(22_599, 995_372_350_660L, 4_628_949_720L, 0x96f6c16094cc1383L),
              new Answer(226, 999_947_838_280L, 73_094_820L, 0x35b0a9e57644a86aL)),
          10_000_000L,
          new Published(
              0x88f490b4c1c1f05dL,
              99_979,
              new Answer(224_323, 960_862_024_220L, 39_139_234_440L, 0x75e90b40cec5c2e5L),
              new Answer(2_194, 999_578_227_360L, 496_162_840L, 0x1a260d54b478308L)),
          100_000_000L,
          new Published(
              0xcc5a4901c7973711L,
              999_958,
              new Answer(2_237_824, 801_314_609_660L, 198_686_885_080L, 0xfe74fc579d5be0cbL),
              new Answer(22_483, 997_243_952_400L, 2_831_572_620L, 0x47a4e0cd8745786cL)));

  /// The answers for a number of ticks, where they are published.
  public static Optional<Published> forTicks(long ticks) {
    return Optional.ofNullable(BY_TICKS.get(ticks));
  }
}
