package io.quantlab.engine.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.execution.DatedFee;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FeeModel.Tiered.Tier;
import io.quantlab.engine.execution.ImpactModel;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.execution.SlippageModel.Clip;
import io.quantlab.engine.execution.SlippageModel.Scope;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.order.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The text forms of slippage and fees, and what is said about wrong ones.
class CostTextTest {
  @TempDir Path folder;

  private FeeModel fees(String text) {
    return FeeText.parse(text, name -> NamedRows.read(folder.resolve(name)));
  }

  private void file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("F-50 to F-53: every slippage has a text form")
  void slippage() {
    assertEquals(new SlippageModel.None(), SlippageText.parse("none"));
    assertEquals(new SlippageModel.Ticks(1), SlippageText.parse("ticks:1"));
    assertEquals(new SlippageModel.Ticks(2), SlippageText.parse("2ticks"));
    assertEquals(new SlippageModel.Bps(15_000), SlippageText.parse("1.5bps"));
    assertEquals(new SlippageModel.Bps(15_000), SlippageText.parse("bps:1.5"));
    assertEquals(new SlippageModel.SpreadShare(50_000_000), SlippageText.parse("spread-share:0.5"));
    assertEquals(new SlippageModel.OneTickWithProbability(0.3), SlippageText.parse("one-tick:30%"));
    assertEquals(
        new SlippageModel.VolumeShare(2_500_000, 10_000_000), SlippageText.parse("volume-share"));
    assertEquals(
        new SlippageModel.VolumeShare(5_000_000, 20_000_000),
        SlippageText.parse("volume-share:0.05,0.2"));
    assertEquals(
        new SlippageModel.SquareRoot(0.8, 0.02, 1e6),
        SlippageText.parse("square-root:0.8,volatility=0.02,volume=1000000"));
    assertEquals(
        new SlippageModel.SquareRoot(1, Double.NaN, Double.NaN), SlippageText.parse("square-root"));
    assertEquals(
        new SlippageModel.Scoped(new SlippageModel.Ticks(1), Scope.ENTRIES, Clip.BAR_RANGE),
        SlippageText.parse("ticks:1,scope=entries,clip=bar-range"));
    assertEquals(
        new SlippageModel.Impact(
            new ImpactModel.Linear(2.5e-7, 2.5e-6), 1_800_000_000_000L, new SlippageModel.Ticks(1)),
        SlippageText.parse("impact-linear:2.5e-7,2.5e-6,half-life=30m + ticks:1"));
    assertEquals(
        new SlippageModel.Impact(
            ImpactModel.Almgren2005.published(1.728e9, 0.2), 0, new SlippageModel.None()),
        SlippageText.parse("almgren-2005:outstanding=1728000000,days=0.2"));
    SlippageText.FORMS.forEach(SlippageText::parse);
    SlippageText.IMPACT_FORMS.forEach(SlippageText::parse);
  }

  @Test
  @DisplayName("F-60: every fee has a text form, sums and wrappers nest")
  void fees() {
    assertEquals(new FeeModel.None(), fees("none"));
    assertEquals(new FeeModel.Bps(20_000, 20_000), fees("2bps"));
    assertEquals(new FeeModel.Bps(-2_500, 20_000), fees("-0.25/2bps"));
    assertEquals(new FeeModel.Bps(10_000, 20_000), fees("bps:1,2"));
    assertEquals(
        new FeeModel.PerShare(500_000, 100_000_000, 1_000_000), fees("0.005/share,min=1,max=1%"));
    assertEquals(fees("0.005/share,min=1,max=1%"), fees("per-share:0.005,max=1%,min=1"));
    assertEquals(new FeeModel.PerContract(85_000_000), fees("0.85/contract"));
    assertEquals(new FeeModel.PerTrade(150_000_000), fees("1.50/trade"));
    assertEquals(
        new FeeModel.Tiered(
            List.of(new Tier(0, 100_000, 200_000), new Tier(10_000_000_000_000L, 80_000, 150_000))),
        fees("tiered:0=10/20,100000=8/15"));
    assertEquals(
        new FeeModel.MinorUnit(
            new FeeModel.Sum(
                List.of(
                    new FeeModel.PerTrade(100_000_000),
                    new FeeModel.Bounded(
                        new FeeModel.Bps(50_000, 50_000), 100_000_000, 2_500_000_000L))),
            2),
        fees("minor-unit:2(per-trade:1 + between:1,25(bps:5))"));
    FeeModel.Converted converted = (FeeModel.Converted) fees("in:EUR,1.0825(per-trade:1)");
    assertEquals("EUR", converted.currency());
    assertEquals(108_250_000, converted.rates().at(0, 0));
    file("FILE.csv", SCHEDULE);
    FeeText.FORMS.forEach(this::fees);
  }

  private static final String SCHEDULE =
      """
      # FINRA Information Notices 5/7/18 and 2/16/21
      date,name,kind,market,asset,side,basis,rate,min,max,source
      2018-05-22,SEC section 31,fee,*,equity,sell,value,0.000013,,,FINRA Information Notice 5/7/18
      2021-02-25,SEC section 31,fee,*,equity,sell,value,0.0000051,,,FINRA Information Notice 2/16/21
      2012-07-01,TAF,fee,*,equity,sell,unit,0.000119,,5.95,FINRA Schedule A section 1
      2020-01-01,stamp,tax,XLON,*,buy,value,0.005,,,made up for this test
      """;

  @Test
  @DisplayName("F-60: a schedule is read by name, with source and valid-from")
  void schedule() {
    file("us.csv", SCHEDULE);
    List<DatedFee> lines = ((FeeModel.Dated) fees("schedule:us.csv")).lines();
    assertEquals(3, lines.size());
    DatedFee sec = lines.getFirst();
    assertEquals(Side.SELL, sec.side());
    assertEquals(AssetClass.EQUITY, sec.asset());
    assertEquals(DatedFee.Basis.VALUE, sec.basis());
    long day = 86_400_000_000_000L;
    long change = 18_683 * day; // 2021-02-25
    assertEquals(1_300, sec.rates().at(0, change - 1));
    assertEquals(510, sec.rates().at(0, change));
    assertEquals(595_000_000, lines.get(1).rates().at(2, change));
    assertEquals("XLON", lines.get(2).market());
    assertEquals(DatedFee.Kind.TAX, lines.get(2).kind());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tick:1 | there is no model tick, write one of none ticks:1 bps:2 spread-share:0.5"
            + " one-tick:0.3 volume-share:0.025,0.1 square-root:1,volatility=0.02,volume=1000000"
            + " impact-linear:2.5e-7,2.5e-6,half-life=30m"
            + " impact-square-root:1,volatility=0.02,volume=1000000"
            + " almgren-2005:outstanding=1728000000,days=0.2 (character 1)",
        "almgren-2005:days=1 | almgren-2005 needs outstanding and days (character 1)",
        "impact-linear:1,x | eta must be a number, was \"x\" (character 17)",
        "ticks | ticks needs a number of order ticks (character 6)",
        "ticks:x | a number of order ticks must be a number of at most 8 decimals, was \"x\""
            + " (character 7)",
        "ticks:1.5 | order ticks must be a whole number (character 1)",
        "volume-share:0.025,0.1,3 | volume-share has no place for \"3\" (character 24)",
        "bps:2,clip=bar | clip must be one of bar-range, none, was \"bar\" (character 7)",
        "bps:2 + ticks:1 | slippage is one model and one impact at most (character 9)",
        "one-tick:2 | probability must be 0 to 1, was 2.0 (character 1)",
        "ticks:1) | cannot read \")\" (character 8)",
        "ticks:1,volume=3 | ticks has no place for volume (character 9)",
        "`` | a model is missing (character 1)",
      })
  @DisplayName("a wrong slippage says which part and where")
  void wrongSlippage(String text, String message) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> SlippageText.parse(text));
    assertEquals("slippage \"" + text + "\": " + message, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "between:1,25 | between needs models in brackets (character 1)",
        "between:1,25(bps:2 | the bracket is not closed (character 13)",
        "tiered:0=10/x | the taker's basis points must be a number of at most 8 decimals, was"
            + " \"x\" (character 8)",
        "tiered:5=10 | the first fee tier must begin at 0, were"
            + " [Tier[fromE8=500000000, makerE8=100000, takerE8=100000]] (character 1)",
        "bps:1 + | a model is missing (character 8)",
        "bps:1(none) | bps takes no brackets (character 7)",
        "minor-unit:2(bps:1,q) | the taker's basis points must be a number of at most 8 decimals,"
            + " was \"q\" (character 20)",
      })
  @DisplayName("a wrong fee says which part and where")
  void wrongFees(String text, String message) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> fees(text));
    assertEquals("fees \"" + text + "\": " + message, e.getMessage());
  }

  @Test
  @DisplayName("a wrong schedule names file, line and column")
  void wrongSchedule() {
    file("bad.csv", SCHEDULE.replace("2021-02-25", "2018-05-22"));
    assertEquals(
        "fees \"schedule:bad.csv\": bad.csv:4: date must be later than the row before of SEC"
            + " section 31, was \"2018-05-22\" (character 1)",
        message("schedule:bad.csv"));
    file("bad.csv", SCHEDULE.replace("0.000119", "0.0001x9"));
    assertEquals(
        "fees \"schedule:bad.csv\": bad.csv:5: rate must be a number of at most 8 decimals, was"
            + " \"0.0001x9\" (character 1)",
        message("schedule:bad.csv"));
    file("bad.csv", SCHEDULE.replace("made up for this test", ""));
    assertEquals(
        "fees \"schedule:bad.csv\": bad.csv:6: source must be the place where the rate was"
            + " published, was \"\" (character 1)",
        message("schedule:bad.csv"));
    file("bad.csv", SCHEDULE.replace(",side,", ",sides,"));
    assertEquals(
        "fees \"schedule:bad.csv\": bad.csv: there is no column side, only date, name, kind,"
            + " market, asset, sides, basis, rate, min, max, source (character 1)",
        message("schedule:bad.csv"));
  }

  private String message(String text) {
    return assertThrows(IllegalArgumentException.class, () -> fees(text)).getMessage();
  }
}
