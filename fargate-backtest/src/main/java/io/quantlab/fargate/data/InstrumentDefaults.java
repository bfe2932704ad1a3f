package io.quantlab.fargate.data;

import static io.quantlab.engine.instrument.AssetClass.CFD;
import static io.quantlab.engine.instrument.AssetClass.CRYPTO;
import static io.quantlab.engine.instrument.AssetClass.EQUITY;
import static io.quantlab.engine.instrument.AssetClass.FUTURE;
import static io.quantlab.engine.instrument.AssetClass.FX;
import static io.quantlab.engine.instrument.AssetClass.INDEX;
import static io.quantlab.engine.instrument.AssetClass.OPTION;
import static io.quantlab.engine.instrument.Instrument.VolumeData.NO_VOLUME;
import static io.quantlab.engine.instrument.Instrument.VolumeData.REAL;
import static io.quantlab.fargate.data.InstrumentTerms.BarDates.CALENDAR_DAY;
import static io.quantlab.fargate.data.InstrumentTerms.BarDates.SESSION;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The terms of instruments nobody described, by symbol and place of the file.
///
/// The first line that fits is taken; `docs/reference/data.md` has the same table for people.
/// Multipliers and ticks of futures are those of the contract specifications of CME Group.
final class InstrumentDefaults {
  private static final Decimal CENT = Decimal.unit(2);
  private static final Decimal FINEST = Decimal.unit(18);
  private static final Decimal SATOSHI = Decimal.unit(8);

  private static final Set<String> FIAT =
      Set.of(
          "USD", "EUR", "GBP", "JPY", "CHF", "AUD", "NZD", "CAD", "SEK", "NOK", "DKK", "PLN", "CZK",
          "HUF", "TRY", "ZAR", "MXN", "SGD", "HKD", "CNH", "CNY", "INR", "KRW", "BRL", "ILS");

  private static final Set<String> METALS = Set.of("XAU", "XAG", "XPT", "XPD");

  private static final Set<String> COINS =
      Set.of(
          "BTC", "ETH", "LTC", "XRP", "BCH", "ADA", "SOL", "DOT", "BNB", "DOGE", "LINK", "AVAX",
          "TRX", "XLM", "XMR", "ETC", "UNI", "MATIC", "ATOM", "XBT");

  private static final Set<String> COIN_QUOTES =
      Set.of("USDT", "USDC", "BUSD", "USD", "EUR", "GBP", "JPY", "BTC", "ETH");

  private static final Set<String> INDICES =
      Set.of("NIFTY", "NIFTY50", "BANKNIFTY", "SPX", "NDX", "DJI", "RUT", "VIX");

  /// Symbols of the OCC: root, expiry, right, strike in thousandths.
  private static final Pattern OCC = Pattern.compile("[A-Z0-9]{1,6} {0,5}\\d{6}[CP]\\d{8}");

  private static final Map<String, Contract> CONTRACTS = contracts();

  /// Terms of a futures root.
  private record Contract(String venue, Decimal multiplier, Decimal tick) {}

  private InstrumentDefaults() {}

  private static Map<String, Contract> contracts() {
    Map<String, Contract> known = new TreeMap<>();
    known.put("ES", new Contract("XCME", whole(50), new Decimal(25, 2)));
    known.put("MES", new Contract("XCME", whole(5), new Decimal(25, 2)));
    known.put("NQ", new Contract("XCME", whole(20), new Decimal(25, 2)));
    known.put("MNQ", new Contract("XCME", whole(2), new Decimal(25, 2)));
    known.put("RTY", new Contract("XCME", whole(50), new Decimal(1, 1)));
    known.put("YM", new Contract("XCBT", whole(5), whole(1)));
    known.put("GC", new Contract("XCEC", whole(100), new Decimal(1, 1)));
    known.put("MGC", new Contract("XCEC", whole(10), new Decimal(1, 1)));
    known.put("SI", new Contract("XCEC", whole(5_000), new Decimal(5, 3)));
    known.put("CL", new Contract("XNYM", whole(1_000), CENT));
    known.put("NG", new Contract("XNYM", whole(10_000), new Decimal(1, 3)));
    return known;
  }

  private static Decimal whole(long number) {
    return new Decimal(number, 0);
  }

  /// The terms of a symbol.
  ///
  /// @param symbol as imported; a future with its expiry, `ES-2013-12`
  /// @param file only the names of the file and its folders are looked at
  static InstrumentTerms of(String symbol, Path file) {
    return of(symbol, file, classOf(symbol, file));
  }

  /// The terms of a symbol whose class is known.
  static InstrumentTerms of(String symbol, Path file, AssetClass assetClass) {
    return switch (assetClass) {
      case FUTURE -> future(symbol, assetClass);
      case OPTION -> OCC.matcher(symbol).matches() ? listed(file) : future(symbol, assetClass);
      case CRYPTO -> crypto(symbol);
      case FX ->
          new InstrumentTerms(
              FX,
              quote(symbol, 3),
              "",
              "FX",
              Decimal.ONE,
              FINEST,
              Decimal.ONE,
              NO_VOLUME,
              CALENDAR_DAY);
      case CFD ->
          new InstrumentTerms(
              CFD,
              quote(symbol, 3),
              "",
              "FX",
              Decimal.ONE,
              FINEST,
              Decimal.ONE,
              NO_VOLUME,
              CALENDAR_DAY);
      case INDEX -> share(INDEX, file, FINEST);
      case EQUITY -> share(EQUITY, file, CENT);
    };
  }

  /// The class a symbol seems to have.
  static AssetClass classOf(String symbol, Path file) {
    return bySymbol(symbol).or(() -> byPlace(file)).orElse(EQUITY);
  }

  /// Whether the class follows from the symbol or the place of the file rather than from nothing.
  static boolean isKnown(String symbol, Path file) {
    return bySymbol(symbol).isPresent() || byPlace(file).isPresent();
  }

  private static Optional<AssetClass> bySymbol(String symbol) {
    if (OCC.matcher(symbol).matches()) {
      return Optional.of(OPTION);
    }
    if (symbol.matches(".+-\\d{4}-\\d{2}(-\\d{2})?")) {
      return Optional.of(FUTURE);
    }
    if (INDICES.contains(symbol)) {
      return Optional.of(INDEX);
    }
    if (coinQuote(symbol) != null) {
      return Optional.of(CRYPTO);
    }
    if (symbol.length() != 6 || !FIAT.contains(symbol.substring(3))) {
      return Optional.empty();
    }
    String base = symbol.substring(0, 3);
    return METALS.contains(base)
        ? Optional.of(CFD)
        : FIAT.contains(base) ? Optional.of(FX) : Optional.empty();
  }

  private static Optional<AssetClass> byPlace(Path file) {
    for (AssetClass each : AssetClass.values()) {
      String word = each.name().toLowerCase(Locale.ROOT);
      if (hasPart(file, word) || hasPart(file, word + "s")) {
        return Optional.of(each);
      }
    }
    return isIndian(file) || hasPart(file, "equities") || hasPart(file, "stocks")
        ? Optional.of(EQUITY)
        : Optional.empty();
  }

  private static InstrumentTerms future(String symbol, AssetClass assetClass) {
    int dash = symbol.indexOf('-');
    String root = dash < 0 ? symbol : symbol.substring(0, dash);
    Contract contract = CONTRACTS.get(root);
    if (contract == null) {
      return new InstrumentTerms(
          assetClass, "USD", "", "ALWAYS", Decimal.ONE, FINEST, Decimal.ONE, REAL, CALENDAR_DAY);
    }
    return new InstrumentTerms(
        assetClass,
        "USD",
        contract.venue(),
        "CMES",
        contract.multiplier(),
        contract.tick(),
        Decimal.ONE,
        REAL,
        CALENDAR_DAY);
  }

  private static InstrumentTerms crypto(String symbol) {
    String quote = coinQuote(symbol);
    return new InstrumentTerms(
        CRYPTO,
        quote == null ? "USD" : quote,
        "",
        "ALWAYS",
        Decimal.ONE,
        FINEST,
        SATOSHI,
        REAL,
        SESSION);
  }

  /// A listed option on a hundred shares.
  private static InstrumentTerms listed(Path file) {
    return share(OPTION, file, CENT).withMultiplier(whole(100));
  }

  private static InstrumentTerms share(AssetClass assetClass, Path file, Decimal tick) {
    boolean indian = isIndian(file);
    return new InstrumentTerms(
        assetClass,
        indian ? "INR" : "USD",
        indian ? "XNSE" : assetClass == EQUITY ? "XNYS" : "",
        indian ? "ALWAYS" : "XNYS",
        Decimal.ONE,
        tick,
        Decimal.ONE,
        assetClass == INDEX ? NO_VOLUME : REAL,
        SESSION);
  }

  /// The quote currency of `BTCUSDT` and its like; null when the symbol is no pair of a coin.
  private static String coinQuote(String symbol) {
    for (String quote : COIN_QUOTES.stream().sorted((a, b) -> b.length() - a.length()).toList()) {
      int base = symbol.length() - quote.length();
      if (base > 0 && symbol.endsWith(quote) && COINS.contains(symbol.substring(0, base))) {
        return quote;
      }
    }
    return null;
  }

  private static String quote(String symbol, int letters) {
    return symbol.matches("[A-Z]{6}") ? symbol.substring(symbol.length() - letters) : "USD";
  }

  private static boolean isIndian(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("NSE-") || name.startsWith("BSE-") || hasPart(file, "india");
  }

  /// Whether one of the two folders above the file is this word, or its name has it as a part.
  private static boolean hasPart(Path file, String word) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    for (int i = 0; i < 2 && folder != null && folder.getFileName() != null; i++) {
      if (folder.getFileName().toString().equals(word)) {
        return true;
      }
      folder = folder.getParent();
    }
    return List.of(file.getFileName().toString().split("[-_.]")).contains(word);
  }
}
