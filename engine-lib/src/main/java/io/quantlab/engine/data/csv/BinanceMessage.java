package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.csv.JsonCursor.BadJsonException;

/// One message of Binance's public market streams or its depth request, spot or futures.
///
/// | message | told by | fields |
/// |---|---|---|
/// | full book | `lastUpdateId` | `E`, `bids`, `asks` |
/// | depth update | `b` and `a` are arrays | `E`, `s`, `U`, `u`, `pu` |
/// | best prices | `b` is a price, `B` its size | `E`, `s`, `u`, `a`, `A` |
/// | trade | `t`, `p`, `q` | `E`, `T`, `s`, `m` |
///
/// Combined streams wrap a message as `{"stream": ..., "data": {...}}`. Source: Binance, *Market
/// Streams* and *Order Book* of the spot and USD-M futures API documentation.
final class BinanceMessage {
  /// What a message is.
  enum Kind {
    FULL_BOOK,
    UPDATE,
    BEST,
    TRADE,
    OTHER
  }

  /// A piece of the message's text; empty when the field is missing.
  static final class Piece {
    int from;
    int to;

    boolean isThere() {
      return to > from;
    }

    private void clear() {
      from = 0;
      to = 0;
    }
  }

  final Piece eventMillis = new Piece();
  final Piece tradeMillis = new Piece();
  final Piece symbol = new Piece();
  final Piece firstId = new Piece();
  final Piece lastId = new Piece();
  final Piece previousId = new Piece();
  final Piece fullId = new Piece();
  final Piece bid = new Piece();
  final Piece bidSize = new Piece();
  final Piece ask = new Piece();
  final Piece askSize = new Piece();
  final Piece tradeId = new Piece();
  final Piece price = new Piece();
  final Piece size = new Piece();
  final Piece makerIsBuyer = new Piece();

  /// Texts of the levels: price and size of each bid, then of each ask.
  final LevelTexts bids = new LevelTexts();

  final LevelTexts asks = new LevelTexts();
  private final Piece[] all = {
    eventMillis,
    tradeMillis,
    symbol,
    firstId,
    lastId,
    previousId,
    fullId,
    bid,
    bidSize,
    ask,
    askSize,
    tradeId,
    price,
    size,
    makerIsBuyer
  };
  private final JsonCursor json = new JsonCursor();

  /// Reads the message in these bytes.
  Kind read(byte[] text, int from, int to) throws BadJsonException {
    for (Piece piece : all) {
      piece.clear();
    }
    bids.clear();
    asks.clear();
    json.reset(text, from, to);
    object();
    if (!json.ended()) {
      throw json.bad("expected the end of the message");
    }
    return kind();
  }

  private Kind kind() {
    if (fullId.isThere()) {
      return Kind.FULL_BOOK;
    }
    if (lastId.isThere() && firstId.isThere()) {
      return Kind.UPDATE;
    }
    if (lastId.isThere() && bid.isThere() && ask.isThere()) {
      return Kind.BEST;
    }
    return tradeId.isThere() && price.isThere() && size.isThere() ? Kind.TRADE : Kind.OTHER;
  }

  private void object() throws BadJsonException {
    json.expect('{');
    if (json.take('}')) {
      return;
    }
    do {
      field(json.key());
    } while (json.take(','));
    json.expect('}');
  }

  private void field(String name) throws BadJsonException {
    switch (name) {
      case "data" -> object();
      case "E" -> take(eventMillis);
      case "T" -> take(tradeMillis);
      case "s" -> take(symbol);
      case "U" -> take(firstId);
      case "u" -> take(lastId);
      case "pu" -> take(previousId);
      case "lastUpdateId" -> take(fullId);
      case "b" -> side(bid, bids);
      case "a" -> side(ask, asks);
      case "bids" -> levels(bids);
      case "asks" -> levels(asks);
      case "B" -> take(bidSize);
      case "A" -> take(askSize);
      case "t" -> take(tradeId);
      case "p" -> take(price);
      case "q" -> take(size);
      case "m" -> take(makerIsBuyer);
      default -> json.skip();
    }
  }

  private void side(Piece best, LevelTexts levels) throws BadJsonException {
    if (json.next('[')) {
      levels(levels);
    } else {
      take(best);
    }
  }

  private void take(Piece piece) throws BadJsonException {
    if (json.next('{') || json.next('[')) {
      json.skip();
      return;
    }
    json.scalar();
    piece.from = json.valueFrom;
    piece.to = json.valueTo;
  }

  private void levels(LevelTexts levels) throws BadJsonException {
    json.expect('[');
    if (json.take(']')) {
      return;
    }
    do {
      json.expect('[');
      json.scalar();
      int from = json.valueFrom;
      int to = json.valueTo;
      json.expect(',');
      json.scalar();
      levels.add(from, to, json.valueFrom, json.valueTo);
      while (json.take(',')) {
        json.skip();
      }
      json.expect(']');
    } while (json.take(','));
    json.expect(']');
  }

  /// Where price and size of each level stand.
  static final class LevelTexts {
    private int[] places = new int[256];
    private int count;

    int count() {
      return count;
    }

    int priceFrom(int level) {
      return places[4 * level];
    }

    int priceTo(int level) {
      return places[4 * level + 1];
    }

    int sizeFrom(int level) {
      return places[4 * level + 2];
    }

    int sizeTo(int level) {
      return places[4 * level + 3];
    }

    private void clear() {
      count = 0;
    }

    private void add(int priceFrom, int priceTo, int sizeFrom, int sizeTo) {
      if (4 * count == places.length) {
        places = java.util.Arrays.copyOf(places, places.length * 2);
      }
      places[4 * count] = priceFrom;
      places[4 * count + 1] = priceTo;
      places[4 * count + 2] = sizeFrom;
      places[4 * count + 3] = sizeTo;
      count++;
    }
  }
}
