package io.quantlab.engine.data.synthetic;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowSink;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.math.Rng;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Made-up trades, quotes and splits of a few instruments, a pure function of the seed and the
/// specs.
///
/// What it has of real markets: volatility in clusters and regimes, gaps overnight and jumps by
/// day, busy opens and closes, a spread that widens with volatility, prices on the tick grid that
/// like round numbers, runs and bursts of orders, heavy-tailed sizes, splits, pairs whose spread
/// returns to its mean. What it has not: news, limit-order queues, any edge that would exist in a
/// real market.
///
/// Sessions are independent of each other once the market is built, so a part of the sessions gives
/// exactly the rows these sessions have in the whole. Rows go to the sinks in time order; the sinks
/// are neither committed nor closed. Not thread-safe.
public final class SyntheticMarket {
  /// Id of a split in the `kind` column of [Schema#ACTION].
  private static final long SPLIT_KIND = 1;

  private final Rng rng;
  private final Map<Integer, SyntheticSpec> specs = new TreeMap<>();
  private final Map<Integer, LogPath> paths = new TreeMap<>();

  /// Rows written.
  public record Count(long trades, long quotes) {}

  /// @param seed names the market; every seed is another one
  /// @param specs instruments with different tokens; a follower's leader must be among them, have a
  ///   price of its own and the same sessions
  public SyntheticMarket(long seed, List<SyntheticSpec> specs) {
    rng = new Rng(seed);
    for (SyntheticSpec spec : specs) {
      if (this.specs.put(spec.token(), spec) != null) {
        throw new IllegalArgumentException("token " + spec.token() + " is given twice");
      }
    }
    for (SyntheticSpec spec : specs) {
      paths.put(spec.token(), path(spec));
    }
  }

  private LogPath path(SyntheticSpec spec) {
    return switch (spec.process()) {
      case PriceProcess.Own own -> new OwnPath(spec, own, rng);
      case PriceProcess.Follows follows ->
          new FollowerPath(spec, follows, leader(spec, follows), rng);
    };
  }

  private OwnPath leader(SyntheticSpec spec, PriceProcess.Follows follows) {
    SyntheticSpec leader = specs.get(follows.leaderToken());
    if (leader == null || !(leader.process() instanceof PriceProcess.Own own)) {
      throw new IllegalArgumentException(
          "token "
              + spec.token()
              + " follows token "
              + follows.leaderToken()
              + ", which has no price of its own here");
    }
    if (!leader.sessions().sameAs(spec.sessions())) {
      throw new IllegalArgumentException(
          "token "
              + spec.token()
              + " and its leader "
              + follows.leaderToken()
              + " must have the same sessions");
    }
    return new OwnPath(leader, own, rng);
  }

  /// The instruments, in order of their tokens.
  public List<Instrument> instruments() {
    return specs.values().stream().map(SyntheticSpec::instrument).toList();
  }

  /// The spec of a token.
  public SyntheticSpec spec(int token) {
    SyntheticSpec spec = specs.get(token);
    if (spec == null) {
      throw new IllegalArgumentException(
          "no instrument has token " + token + ", known are " + specs.keySet());
    }
    return spec;
  }

  /// Writes all sessions of an instrument.
  ///
  /// @param trades takes [Schema#TRADE] rows
  /// @param quotes takes [Schema#QUOTE] rows
  public Count write(int token, RowSink trades, RowSink quotes) {
    return write(token, 0, spec(token).sessions().count(), trades, quotes);
  }

  /// Writes the sessions `first` <= session < `end` of an instrument.
  public Count write(int token, int first, int end, RowSink trades, RowSink quotes) {
    SyntheticSpec spec = spec(token);
    if (first < 0 || end < first || end > spec.sessions().count()) {
      throw new IllegalArgumentException(
          "sessions must lie in 0.." + spec.sessions().count() + ", were " + first + ".." + end);
    }
    RowWriter tradeRows = new RowWriter(Schema.TRADE, trades);
    RowWriter quoteRows = new RowWriter(Schema.QUOTE, quotes);
    TickMaker maker = new TickMaker(spec, paths.get(token), rng, tradeRows, quoteRows);
    for (int session = first; session < end; session++) {
      maker.session(session);
    }
    tradeRows.flush();
    quoteRows.flush();
    return new Count(tradeRows.rows(), quoteRows.rows());
  }

  /// Writes the splits of an instrument as [Schema#ACTION] rows and returns their number. A split
  /// is stamped with the open of its first session; one after the last session is not written.
  public long writeActions(int token, RowSink actions) {
    SyntheticSpec spec = spec(token);
    RowWriter rows = new RowWriter(Schema.ACTION, actions);
    for (Split split : spec.splits()) {
      int session = spec.sessions().onOrAfter(split.exDay());
      if (session < spec.sessions().count()) {
        rows.action(
            spec.sessions().regularOpen(session),
            SPLIT_KIND,
            split.numerator(),
            split.denominator());
      }
    }
    rows.flush();
    return rows.rows();
  }
}
