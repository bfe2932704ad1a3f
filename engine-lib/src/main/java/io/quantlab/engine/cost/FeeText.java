package io.quantlab.engine.cost;

import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.time.DatedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Fees in words (engine contract 4.7): `bps:1,2`, `per-share:0.005,min=1,max=1%`, sums with `+`.
public final class FeeText {
  /// The text forms, for messages and pages.
  public static final List<String> FORMS =
      List.of(
          "none",
          "per-share:0.005,min=1,max=1%",
          "per-contract:0.85",
          "per-trade:1.50",
          "bps:1,2",
          "tiered:0=10/20,100000=8/15",
          "schedule:FILE.csv",
          "schedule:us-equities",
          "between:1,25(bps:2)",
          "minor-unit:2(bps:2)",
          "in:EUR,1.0825(per-trade:1)");

  private final Function<String, NamedRows> files;

  private FeeText(Function<String, NamedRows> files) {
    this.files = files;
  }

  /// The model a text names.
  ///
  /// @param files opens a schedule by the name in the text
  /// @throws IllegalArgumentException that names the part which is wrong
  public static FeeModel parse(String text, Function<String, NamedRows> files) {
    return new FeeText(files).sum(CostText.parse("fees", text));
  }

  private FeeModel sum(List<Term> terms) {
    List<FeeModel> parts = new ArrayList<>();
    for (Term term : terms) {
      parts.add(model(term));
    }
    return parts.size() == 1 ? parts.getFirst() : new FeeModel.Sum(parts);
  }

  private FeeModel model(Term term) {
    try {
      FeeModel model = read(term);
      term.end();
      return model;
    } catch (IllegalArgumentException e) {
      throw term.placed(e);
    }
  }

  private FeeModel read(Term term) {
    return switch (term.name) {
      case "between" -> {
        long min = term.number("the smallest fee of an order");
        yield new FeeModel.Bounded(
            sum(brackets(term)), min, term.number("the largest fee", Long.MAX_VALUE));
      }
      case "minor-unit" ->
          new FeeModel.MinorUnit(
              sum(brackets(term)), (int) (term.number("a number of decimals") / 100_000_000));
      case "in" -> {
        String currency = term.word("a currency");
        yield new FeeModel.Converted(sum(brackets(term)), currency, rates(term, currency));
      }
      default -> {
        if (!term.inner.isEmpty()) {
          throw term.wrong(term.name + " takes no brackets", term.inner.getFirst().at);
        }
        yield plain(term);
      }
    };
  }

  private static List<Term> brackets(Term term) {
    if (term.inner.isEmpty()) {
      throw term.wrong(term.name + " needs models in brackets", term.at);
    }
    return term.inner;
  }

  private FeeModel plain(Term term) {
    return switch (term.name) {
      case "none" -> new FeeModel.None();
      case "per-share" ->
          new FeeModel.PerShare(
              term.number("a rate per share"), term.option("min", 0), term.option("max", 0));
      case "per-contract" -> new FeeModel.PerContract(term.number("a fee per contract"));
      case "per-trade" -> new FeeModel.PerTrade(term.number("a fee per order"));
      case "bps" -> {
        long maker = Basis.points(term.number("a number of basis points"));
        long taker = term.number("the taker's basis points", Math.multiplyExact(maker, 10_000));
        yield new FeeModel.Bps(maker, Basis.points(taker));
      }
      case "tiered" -> new FeeModel.Tiered(tiers(term));
      case "schedule" -> FeeSchedule.read(schedule(term));
      default -> throw term.noModel(FORMS);
    };
  }

  /// A file, or one of the schedules that come with the engine.
  private NamedRows schedule(Term term) {
    Term.Part part = term.plain("a file or the name of a schedule");
    if (part.isFile()) {
      return files.apply(part.value());
    }
    if (!ShippedSchedules.NAMES.contains(part.value())) {
      throw term.wrong(
          "there is no schedule \""
              + part.value()
              + "\", only "
              + String.join(", ", ShippedSchedules.NAMES)
              + "; a file must be named FILE.csv",
          part.at());
    }
    return ShippedSchedules.rows(part.value());
  }

  /// `volume=maker/taker` in basis points, rising.
  private static List<FeeModel.Tiered.Tier> tiers(Term term) {
    List<FeeModel.Tiered.Tier> tiers = new ArrayList<>();
    for (Term.Part part : term.allKeyed()) {
      long from = term.e8("the traded value of a tier", new Term.Part("", part.key(), part.at()));
      int slash = part.value().indexOf('/');
      String maker = slash < 0 ? part.value() : part.value().substring(0, slash);
      String taker = part.value().substring(slash + 1);
      tiers.add(
          new FeeModel.Tiered.Tier(
              from, points(term, "maker", maker, part), points(term, "taker", taker, part)));
    }
    return tiers;
  }

  private static long points(Term term, String role, String text, Term.Part part) {
    return Basis.points(term.e8("the " + role + "'s basis points", part(text, part)));
  }

  private static Term.Part part(String value, Term.Part of) {
    return new Term.Part("", value, of.at());
  }

  /// A constant rate, or a file with the columns `date` and `rate`.
  private DatedTable rates(Term term, String currency) {
    String word = term.word("a rate or a file");
    if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
      long rate = term.e8("the rate", new Term.Part("", word, term.at));
      return DatedTable.constant(currency, rate);
    }
    return RateTables.one(files.apply(term.file(new Term.Part("", word, term.at))), "rate", 1);
  }
}
