package io.quantlab.engine.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.data.csv.SharedData;
import io.quantlab.engine.portfolio.GridMargin;
import io.quantlab.engine.portfolio.MarginBand;
import io.quantlab.engine.portfolio.MarginModel;
import io.quantlab.engine.portfolio.MarginModel.Level;
import io.quantlab.engine.portfolio.OptionMargin;
import io.quantlab.engine.portfolio.PortfolioMargin;
import io.quantlab.engine.portfolio.TestAccount;
import io.quantlab.engine.portfolio.TierMargin;
import io.quantlab.engine.risk.MarginRules;
import io.quantlab.engine.risk.MarginRules.AtFill;
import io.quantlab.engine.risk.MarginRules.AtGate;
import io.quantlab.engine.risk.MarginRules.Check;
import io.quantlab.engine.risk.MarginRules.Liquidation;
import io.quantlab.engine.testkit.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The text forms of margin and the files they name, shared exchange margins among them.
class MarginTextTest {
  private static final long DOLLAR = 100_000_000;
  private static final long DAY = 86_400_000_000_000L;

  @TempDir Path folder;

  private MarginRules parse(String text) {
    return parse(text, folder);
  }

  private static MarginRules parse(String text, Path from) {
    return MarginText.parse(
        text,
        name -> NamedRows.read(from.resolve(name)),
        symbol ->
            switch (symbol) {
              case "ES" -> 1;
              case "GC" -> 2;
              default ->
                  throw new IllegalArgumentException("there is no " + symbol + " in the run");
            });
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  @DisplayName("F-70, F-71, F-72: every model and rule has a text form")
  void forms() throws IOException {
    assertEquals(MarginRules.of(new MarginModel.Cash()), parse("cash"));
    assertEquals(
        new MarginRules(
            MarginModel.RegT.standard(),
            AtGate.CLIP,
            AtFill.CANCEL,
            Check.BAR,
            600_000_000_000L,
            Liquidation.PRO_RATA),
        parse("reg-t,gate=clip,fill=cancel,check=bar,grace=10m,liquidate=pro-rata"));
    assertEquals(
        new MarginModel.Leverage(5 * DOLLAR, 10_000_000),
        parse("leverage:5,maintenance=10%").model());
    assertEquals(MarginModel.Leverage.of(5 * DOLLAR), parse("leverage:5").model());
    assertEquals(
        new PortfolioMargin(15_000_000, PortfolioMargin.Netting.ACCOUNT),
        parse("portfolio:15%,netting=account").model());
    assertEquals(OptionMargin.standard(List.of()), parse("option-strategy").model());
    assertEquals(
        new GridMargin(
            List.of(), 15_000_000, 25_000_000, 0.04, 37_500_000, PortfolioMargin.Netting.ACCOUNT),
        parse("portfolio:15%,volatility=25%,rate=4%,netting=account").model());
    file(
        "FILE.csv",
        """
        symbol,from,initial,maintenance,deduction
        ES,0,0.008,0.004,
        ES,50000,0.01,0.005,50
        GC,0,0.02,0.01,
        """);
    TierMargin tiers =
        (TierMargin) parse("tiers:FILE.csv,leverage=20,mode=isolated,closing-fee=5%").model();
    assertEquals(TierMargin.Mode.ISOLATED, tiers.mode());
    assertEquals(20 * DOLLAR, tiers.leverageE8());
    assertEquals(5_000_000, tiers.closingFeeE8());
    assertEquals(
        List.of(
            new MarginBand(0, 800_000, 400_000, 0),
            new MarginBand(50_000 * DOLLAR, 1_000_000, 500_000, 50 * DOLLAR)),
        tiers.bands(1));
    assertEquals(List.of(new MarginBand(0, 2_000_000, 1_000_000, 0)), tiers.bands(2));
    file("ES.csv", "date,initial,maintenance\n2020-01-01,2,1\n");
    MarginText.FORMS.forEach(this::parse);
  }

  @Test
  @DisplayName("F-70 PerContract: exchange margins of the shared data by date")
  void sharedMargins() {
    Path shared = SharedData.directory().resolve("futures/margins");
    MarginModel model = parse("per-contract:ES=ES.csv,GC=GC.csv", shared).model();
    TestAccount a =
        new TestAccount().hold(Lab.stock(1, 1), 3, 1, 1).hold(Lab.stock(2, 1), -1, 1, 1);
    // ES 2012-09-24: 3,850 and 3,500; from 2013-10-03: 4,180 and 3,800.
    long before = 15_981 * DAY - 1; // 2013-10-03 is day 15,981
    assertEquals(3 * 3_850 * DOLLAR, required(model, a.at(before), 0, 3, Level.INITIAL));
    assertEquals(3 * 3_500 * DOLLAR, required(model, a, 0, 3, Level.MAINTENANCE));
    a.at(15_981 * DAY);
    assertEquals(3 * 4_180 * DOLLAR, required(model, a, 0, 3, Level.INITIAL));
    assertEquals(3 * 3_800 * DOLLAR, required(model, a, 0, 3, Level.MAINTENANCE));
    // the last rows, 2022-01-21: 11,880 and 10,800; gold 6,600 and 6,000
    a.at(20_000 * DAY);
    assertEquals((3 * 11_880 + 6_600) * DOLLAR, model.initialE8(a, null));
    assertEquals((3 * 10_800 + 6_000) * DOLLAR, model.maintenanceE8(a));
  }

  private static long required(MarginModel m, TestAccount a, int slot, long lots, Level level) {
    return m.requiredE8(a, slot, lots, 1, level);
  }

  @Test
  @DisplayName("a wrong margin says which part and where")
  void wrong() throws IOException {
    assertEquals(
        "margin \"reg-t,grace=soon\": grace must be a span such as 15m, was \"soon\" (character 7)",
        message("reg-t,grace=soon"));
    assertEquals(
        "margin \"leverage:0\": leverage must be positive, was 0e-8 (character 1)",
        message("leverage:0"));
    file("NQ.csv", "date,initial,maintenance\n2020-01-01,2,1\n");
    assertEquals(
        "margin \"per-contract:NQ=NQ.csv\": there is no NQ in the run (character 1)",
        message("per-contract:NQ=NQ.csv"));
    file("ES.csv", "date,initial\n2020-01-01,2\n");
    assertEquals(
        "margin \"per-contract:ES.csv\": ES.csv needs the columns initial, maintenance, has date,"
            + " initial (character 1)",
        message("per-contract:ES.csv"));
    file("ES.csv", "date,initial,maintenance\n2020-01-01,2\n");
    assertEquals(
        "margin \"per-contract:ES.csv\": ES.csv:2: has 2 cells, the header 3 (character 1)",
        message("per-contract:ES.csv"));
  }

  private String message(String text) {
    return assertThrows(IllegalArgumentException.class, () -> parse(text)).getMessage();
  }
}
