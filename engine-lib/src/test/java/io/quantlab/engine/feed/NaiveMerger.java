package io.quantlab.engine.feed;

import io.quantlab.engine.feed.TouchlineMessage.Kind;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Instrument.PriceSign;
import io.quantlab.engine.market.Flags;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The slow twin of [TouchlineMerger]: maps, lists and `BigDecimal`, clause by clause. Unlike it,
/// it takes the message as a map from field to text, where `null` clears and a missing key is
/// absent.
final class NaiveMerger {
  private record Delta(long feed, Map<TouchlineField, Long> fields) {}

  private static final class State {
    Map<TouchlineField, Long> record = new EnumMap<>(TouchlineField.class);
    long feed = TouchlineMessage.NO_TIME;
    boolean live;
    List<Delta> held = new ArrayList<>();
    long firstHeld;
  }

  private final Map<Integer, Instrument> instruments = new TreeMap<>();
  private final Map<Integer, State> states = new TreeMap<>();
  private final EventLog log;

  NaiveMerger(List<Instrument> list, EventLog log) {
    for (Instrument instrument : list) {
      instruments.put(instrument.token(), instrument);
      states.put(instrument.token(), new State());
    }
    this.log = log;
  }

  Map<TouchlineField, Long> record(int token) {
    return states.get(token).record;
  }

  void accept(Kind kind, int token, long feed, Map<TouchlineField, String> texts, long now) {
    expire(now);
    State state = states.get(token);
    if (state == null) {
      log.rejected(token, TouchlineOutcome.UNKNOWN_TOKEN, 1);
      return;
    }
    Map<TouchlineField, Long> fields = read(instruments.get(token), texts);
    if (fields == null) {
      if (kind == Kind.SNAPSHOT) {
        log.requestSnapshot(token);
      }
      log.rejected(token, TouchlineOutcome.BAD_FIELD, 1);
    } else if (kind == Kind.SNAPSHOT) {
      Map<TouchlineField, Long> old = state.record;
      state.record = new EnumMap<>(TouchlineField.class);
      overlay(state.record, fields);
      state.feed = feed;
      if (!state.live) {
        log.feedState(token, FeedState.LIVE);
      }
      state.live = true;
      emit(token, old, state, now);
      applyHeld(token, state, now);
    } else if (!state.live) {
      if (state.held.size() == 64) {
        log.rejected(token, TouchlineOutcome.DELTA_BEFORE_SNAPSHOT, 64);
        log.requestSnapshot(token);
        state.held.clear();
      }
      if (state.held.isEmpty()) {
        state.firstHeld = now;
      }
      state.held.add(new Delta(feed, fields));
    } else if (feed != TouchlineMessage.NO_TIME && feed < state.feed) {
      log.rejected(token, TouchlineOutcome.STALE_DELTA, 1);
    } else {
      apply(token, state, new Delta(feed, fields), now);
    }
  }

  void interrupted() {
    states.forEach((token, state) -> {
      if (!state.held.isEmpty()) {
        log.rejected(token, TouchlineOutcome.DELTA_BEFORE_SNAPSHOT, state.held.size());
      }
      state.held.clear();
      if (state.live) {
        log.feedState(token, FeedState.STALE);
      }
      state.live = false;
      log.requestSnapshot(token);
    });
  }

  void expire(long now) {
    states.forEach((token, state) -> {
      if (!state.held.isEmpty() && now - state.firstHeld >= 5_000_000_000L) {
        log.rejected(token, TouchlineOutcome.DELTA_BEFORE_SNAPSHOT, state.held.size());
        log.requestSnapshot(token);
        state.held.clear();
      }
    });
  }

  private void applyHeld(int token, State state, long now) {
    long snapshot = state.feed;
    int superseded = 0;
    int stale = 0;
    for (Delta delta : state.held) {
      if (snapshot == TouchlineMessage.NO_TIME || delta.feed <= snapshot) {
        superseded++;
      } else if (delta.feed < state.feed) {
        stale++;
      } else {
        apply(token, state, delta, now);
      }
    }
    state.held.clear();
    if (superseded > 0) {
      log.rejected(token, TouchlineOutcome.SUPERSEDED, superseded);
    }
    if (stale > 0) {
      log.rejected(token, TouchlineOutcome.STALE_DELTA, stale);
    }
  }

  private void apply(int token, State state, Delta delta, long now) {
    Map<TouchlineField, Long> old = new EnumMap<>(TouchlineField.class);
    old.putAll(state.record);
    overlay(state.record, delta.fields);
    state.feed = Math.max(state.feed, delta.feed);
    emit(token, old, state, now);
  }

  private static void overlay(Map<TouchlineField, Long> record, Map<TouchlineField, Long> fields) {
    fields.forEach((field, value) -> {
      if (value == null) {
        record.remove(field);
      } else {
        record.put(field, value);
      }
    });
  }

  private void emit(int token, Map<TouchlineField, Long> old, State state, long now) {
    Map<TouchlineField, Long> r = state.record;
    long stamp = state.feed == TouchlineMessage.NO_TIME ? now : state.feed;
    boolean quote = false;
    for (String name : List.of("BID", "BID_LOTS", "ASK", "ASK_LOTS")) {
      TouchlineField field = TouchlineField.valueOf(name);
      quote |= !Objects.equals(old.get(field), r.get(field));
    }
    if (quote) {
      quote(token, r, stamp);
    }
    Long last = r.get(TouchlineField.LAST);
    Long volume = r.get(TouchlineField.DAY_VOLUME);
    Long volumeBefore = old.get(TouchlineField.DAY_VOLUME);
    long grown = 0;
    if (volume != null && volumeBefore != null) {
      grown = volume < volumeBefore ? volume : volume - volumeBefore;
    }
    if (last != null && grown > 0) {
      log.trade(token, stamp, last, grown);
    } else if (last != null && !last.equals(old.get(TouchlineField.LAST))) {
      log.lastPrice(token, stamp, last);
    }
    Long interest = r.get(TouchlineField.OPEN_INTEREST);
    if (interest != null && !interest.equals(old.get(TouchlineField.OPEN_INTEREST))) {
      log.openInterest(token, stamp, interest);
    }
  }

  private void quote(int token, Map<TouchlineField, Long> r, long stamp) {
    Long bid = r.get(TouchlineField.BID);
    Long ask = r.get(TouchlineField.ASK);
    Long bidLots = r.get(TouchlineField.BID_LOTS);
    Long askLots = r.get(TouchlineField.ASK_LOTS);
    long flags = 0;
    flags += bid == null ? Flags.NO_BID : 0;
    flags += ask == null ? Flags.NO_ASK : 0;
    flags += bid != null && bidLots == null || ask != null && askLots == null ? Flags.NO_SIZE : 0;
    flags += bid != null && ask != null && bid >= ask ? Flags.CROSSED : 0;
    log.quote(token, stamp, orZero(bid), orZero(bidLots), orZero(ask), orZero(askLots), flags);
  }

  private static long orZero(Long value) {
    return value == null ? 0 : value;
  }

  /// The fields in units, or null when one is unreadable.
  private static Map<TouchlineField, Long> read(
      Instrument instrument, Map<TouchlineField, String> texts) {
    Map<TouchlineField, Long> fields = new EnumMap<>(TouchlineField.class);
    for (Map.Entry<TouchlineField, String> entry : texts.entrySet()) {
      String text = entry.getValue();
      if (text == null) {
        fields.put(entry.getKey(), null);
        continue;
      }
      if (text.isEmpty()) {
        continue;
      }
      boolean size = entry.getKey().unit() == TouchlineField.Unit.LOTS;
      boolean positive = instrument.sign() == PriceSign.POSITIVE;
      Long value = count(text, entry.getKey(), instrument);
      if (value == null || value < 0 && (size || positive)) {
        return null;
      }
      fields.put(entry.getKey(), value == 0 && positive && !size ? null : value);
    }
    return fields;
  }

  private static Long count(String text, TouchlineField field, Instrument instrument) {
    if (text.length() > 32 || !text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)")) {
      return null;
    }
    if (text.replaceAll("[+.-]", "").replaceAll("^0+", "").length() > 18) {
      return null;
    }
    BigDecimal unit =
        switch (field.unit()) {
          case PRICE -> instrument.priceUnit().toBigDecimal();
          case LOTS -> instrument.lotSize().toBigDecimal();
          case E8 -> new BigDecimal("0.00000001");
        };
    BigDecimal value = new BigDecimal(text);
    BigDecimal longest = BigDecimal.valueOf(Long.MAX_VALUE, unit.scale());
    BigDecimal[] parts = value.divideAndRemainder(unit);
    return parts[1].signum() == 0 && value.abs().compareTo(longest) <= 0
        ? Long.valueOf(parts[0].longValueExact())
        : null;
  }
}
