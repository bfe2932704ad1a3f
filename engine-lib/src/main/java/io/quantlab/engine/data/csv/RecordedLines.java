package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.csv.BinanceMessage.Piece;
import io.quantlab.engine.data.csv.Dialect.Records;
import io.quantlab.engine.data.csv.JsonCursor.BadJsonException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Turns recorded messages, one a line as `<receive stamp in ns> <JSON>`, into lines of the
/// captured layouts of [KnownLayouts], so that they pass the same rules as any file.
///
/// A message gives as many lines as it has levels; messages of other kinds are counted and passed
/// over. A line that is no message becomes a line `!reason`, which no parser takes. All messages
/// must be of one symbol: a full book does not carry it.
final class RecordedLines extends InputStream implements LineReader.Numbers {
  /// Longest message.
  static final int MAX_MESSAGE = 16 * 1024 * 1024;

  private static final String DEPTH =
      "recv_ns,event_ms,kind,first_id,last_id,prev_id,side,price,qty";
  private static final String QUOTES = "recv_ns,event_ms,update_id,bid,bid_qty,ask,ask_qty";
  private static final String TRADES =
      "recv_ns,event_ms,trade_ms,trade_id,price,qty,buyer_is_maker";

  private final InputStream in;
  private final Records records;
  private final BinanceMessage message = new BinanceMessage();
  private final Map<Long, String> complaints = new HashMap<>();
  private byte[] raw = new byte[64 * 1024];
  private int rawSize;
  private byte[] out;
  private int outFrom;
  private int outTo;
  private long rawLine;
  private String symbol = "";
  private long ignored;
  private long[] lineOf = new long[1024];
  private long written;
  private long numbered;

  RecordedLines(InputStream in, Records records) {
    this.in = new BufferedInputStream(in, 64 * 1024);
    this.records = records;
    this.out = (header(records) + "\n").getBytes(StandardCharsets.US_ASCII);
    this.outTo = out.length;
    note(1);
  }

  /// The header of the lines made for a kind of rows.
  static String header(Records records) {
    return switch (records) {
      case BINANCE_DEPTH -> DEPTH;
      case BINANCE_QUOTES -> QUOTES;
      case BINANCE_TRADES -> TRADES;
      case LINES -> throw new IllegalArgumentException("lines need no conversion");
    };
  }

  /// Whether a file that begins with these bytes holds recorded messages.
  static boolean begins(byte[] bytes, int size) {
    int digits = 0;
    while (digits < size && bytes[digits] >= '0' && bytes[digits] <= '9') {
      digits++;
    }
    return digits >= 16 && digits + 1 < size && bytes[digits] == ' ' && bytes[digits + 1] == '{';
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] b, int from, int length) throws IOException {
    while (outFrom == outTo) {
      outFrom = 0;
      outTo = 0;
      if (!readRaw()) {
        return -1;
      }
      convert();
    }
    int count = Math.min(length, outTo - outFrom);
    System.arraycopy(out, outFrom, b, from, count);
    outFrom += count;
    return count;
  }

  private boolean readRaw() throws IOException {
    rawSize = 0;
    rawLine++;
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return true;
      }
      if (rawSize == raw.length) {
        if (rawSize >= MAX_MESSAGE) {
          throw new IOException("a message is longer than " + MAX_MESSAGE + " bytes");
        }
        raw = Arrays.copyOf(raw, rawSize * 2);
      }
      raw[rawSize++] = (byte) c;
    }
    return rawSize > 0;
  }

  private void convert() {
    int space = 0;
    while (space < rawSize && raw[space] != ' ') {
      space++;
    }
    if (space == rawSize) {
      problem("expected a stamp, a space and a message");
      return;
    }
    try {
      write(message.read(raw, space + 1, rawSize), space);
    } catch (BadJsonException e) {
      problem(e.getMessage());
    }
  }

  private void write(BinanceMessage.Kind kind, int stampTo) {
    if (!sameSymbol()) {
      return;
    }
    switch (kind) {
      case FULL_BOOK -> {
        if (wanted(Records.BINANCE_DEPTH)) {
          levels(stampTo, "snapshot", message.fullId, message.fullId);
        }
      }
      case UPDATE -> {
        if (wanted(Records.BINANCE_DEPTH)) {
          levels(stampTo, "diff", message.firstId, message.lastId);
        }
      }
      case BEST -> {
        if (wanted(Records.BINANCE_QUOTES)) {
          begin(stampTo);
          pieces(message.lastId, message.bid, message.bidSize, message.ask, message.askSize);
          endLine();
        }
      }
      case TRADE -> {
        if (wanted(Records.BINANCE_TRADES)) {
          begin(stampTo);
          pieces(message.tradeMillis, message.tradeId, message.price, message.size);
          put(',');
          put(isTrue(message.makerIsBuyer) ? '1' : '0');
          endLine();
        }
      }
      case OTHER -> ignored++;
    }
  }

  private boolean wanted(Records kind) {
    if (records == kind) {
      return true;
    }
    ignored++;
    return false;
  }

  private boolean sameSymbol() {
    Piece piece = message.symbol;
    if (!piece.isThere()) {
      return true;
    }
    String found = new String(raw, piece.from, piece.to - piece.from, StandardCharsets.ISO_8859_1);
    if (symbol.isEmpty()) {
      symbol = found;
    }
    if (!symbol.equals(found)) {
      problem("expected messages of " + symbol + ", found one of " + found);
    }
    return symbol.equals(found);
  }

  private boolean isTrue(Piece piece) {
    return piece.to - piece.from == 4 && raw[piece.from] == 't';
  }

  private void levels(int stampTo, String kind, Piece first, Piece last) {
    side(stampTo, kind, first, last, 'B', message.bids);
    side(stampTo, kind, first, last, 'A', message.asks);
  }

  private void side(
      int stampTo, String kind, Piece first, Piece last, char side, BinanceMessage.LevelTexts at) {
    for (int i = 0; i < at.count(); i++) {
      begin(stampTo);
      put(',');
      for (int c = 0; c < kind.length(); c++) {
        put(kind.charAt(c));
      }
      pieces(first, last, message.previousId);
      put(',');
      put(side);
      put(',');
      copy(at.priceFrom(i), at.priceTo(i));
      put(',');
      copy(at.sizeFrom(i), at.sizeTo(i));
      endLine();
    }
  }

  /// The stamp of the recording and that of the venue.
  private void begin(int stampTo) {
    copy(0, stampTo);
    pieces(message.eventMillis);
  }

  private void pieces(Piece... fields) {
    for (Piece piece : fields) {
      put(',');
      copy(piece.from, piece.to);
    }
  }

  /// Why a line of the recording is no message; empty when it is one.
  String complaint(long line) {
    return complaints.getOrDefault(line, "");
  }

  private void problem(String text) {
    complaints.put(rawLine, text);
    put('!');
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i) == '\n' ? ' ' : text.charAt(i));
    }
    endLine();
  }

  private void endLine() {
    put('\n');
    note(rawLine);
  }

  private void copy(int from, int to) {
    for (int i = from; i < to; i++) {
      put((char) (raw[i] & 0xFF));
    }
  }

  private void put(char c) {
    if (outTo == out.length) {
      out = Arrays.copyOf(out, outTo * 2);
    }
    out[outTo++] = (byte) (c < 128 ? c : '?');
  }

  /// Remembers which line of the recording a line comes from; the reader is at most a window ahead.
  private void note(long line) {
    if (written - numbered == lineOf.length) {
      long[] wider = new long[lineOf.length * 2];
      for (long i = numbered; i < written; i++) {
        wider[(int) (i & wider.length - 1)] = lineOf[(int) (i & lineOf.length - 1)];
      }
      lineOf = wider;
    }
    lineOf[(int) (written++ & lineOf.length - 1)] = line;
  }

  @Override
  public long next() {
    return lineOf[(int) (numbered++ & lineOf.length - 1)];
  }

  @Override
  public long ignored() {
    return ignored;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
