package io.quantlab.fargate.data;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Registry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where the terms of a file's instruments come from: what the person says, the instruments the
/// store knows, the instrument described beside the file, [InstrumentDefaults].
///
/// @param options values by key of [DataSpec#OPTIONS]
/// @param known the instruments of the store
/// @param beside the instrument of the file `<name>.instrument.csv`, which an export writes
record TermsChoice(
    Path file, Map<String, String> options, Registry known, Optional<Instrument> beside) {
  private static final List<String> TERMS = List.of("class", "currency", "multiplier", "tick");

  /// The keys by which the person describes the instrument, empty when there are none.
  List<String> described() {
    return TERMS.stream().filter(options::containsKey).toList();
  }

  /// The instrument of the store, else the one beside the file, unless the person describes it.
  Optional<Instrument> stored(String symbol) {
    return described().isEmpty()
        ? known.bySymbol(symbol).or(() -> beside(symbol))
        : Optional.empty();
  }

  /// The instrument beside the file when it is this one.
  Optional<Instrument> beside(String symbol) {
    return beside.filter(instrument -> instrument.symbol().equals(symbol));
  }

  /// The terms of an instrument the store does not know.
  InstrumentTerms terms(String symbol) {
    InstrumentTerms terms =
        option("class")
            .map(TermsChoice::assetClass)
            .map(chosen -> InstrumentDefaults.of(symbol, file, chosen))
            .orElseGet(() -> InstrumentDefaults.of(symbol, file));
    if (option("currency").isPresent()) {
      terms = terms.withCurrency(options.get("currency").toUpperCase(Locale.ROOT));
    }
    if (option("multiplier").isPresent()) {
      terms = terms.withMultiplier(decimal("multiplier"));
    }
    if (option("tick").isPresent()) {
      terms = terms.withOrderTick(decimal("tick"));
    }
    return option("calendar").isPresent() ? terms.withCalendar(options.get("calendar")) : terms;
  }

  /// The terms with the calendar the store has for the instrument.
  InstrumentTerms termsOrStored(String symbol) {
    InstrumentTerms terms = terms(symbol);
    Optional<Instrument> stored = stored(symbol);
    boolean same =
        stored.isEmpty()
            || option("calendar").isPresent()
            || stored.get().calendar().equals(terms.calendar());
    return same ? terms : terms.withCalendar(stored.get().calendar());
  }

  /// Whether nothing but a guess says what the instrument is.
  boolean isGuess(String symbol) {
    return option("class").isEmpty()
        && stored(symbol).isEmpty()
        && !InstrumentDefaults.isKnown(symbol, file);
  }

  private Optional<String> option(String key) {
    return Optional.ofNullable(options.get(key));
  }

  private static AssetClass assetClass(String word) {
    return Arrays.stream(AssetClass.values())
        .filter(each -> each.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            new DataException(
                "\"" + word + "\" is no class of instruments.",
                "Use one of "
                    + Arrays.toString(AssetClass.values()).toLowerCase(Locale.ROOT)
                    + "."));
  }

  private Decimal decimal(String key) {
    String text = options.get(key);
    if (!text.matches("\\d{1,12}(\\.\\d{1,12})?") || new BigDecimal(text).signum() == 0) {
      throw new DataException(
          key + " must be a positive decimal such as 0.25, was \"" + text + "\".",
          "Write it in digits.");
    }
    return Decimal.parse(text);
  }
}
