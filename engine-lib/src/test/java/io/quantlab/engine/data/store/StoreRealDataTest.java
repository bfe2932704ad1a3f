package io.quantlab.engine.data.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quantlab.engine.data.DecimalText;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.testkit.Shared;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A week of real trades (Z-33).
class StoreRealDataTest {
  private static final int SPY_TRADES = 1_887_460;

  @TempDir Path root;

  @Test
  @DisplayName("Z-33: a week of SPY trades comes back whole at no more than 6 bytes a trade")
  void packsSpyTrades() throws IOException {
    Path file = Shared.folder("data").resolve("equity/tick/SPY-trades-2013-10-07_11.csv.gz");
    assumeTrue(Files.exists(file), "no shared market data beside this checkout: " + file);
    long[][] rows = read(file);
    Store store = Store.at(root);
    StoreFixture.write(store, Schema.TRADE, rows, WriteOptions.DEFAULT);
    DatasetInfo info = store.find(7, Schema.TRADE).orElseThrow();
    assertEquals(SPY_TRADES, info.rows());
    double perTrade = info.dataBytes() / (double) info.rows();
    assertTrue(perTrade <= 6, perTrade + " bytes per trade");
    long[][] found = StoreFixture.readAll(store.cursor(7, Schema.TRADE));
    for (int column = 0; column < 4; column++) {
      assertArrayEquals(rows[column], found[column]);
    }
  }

  private static long[][] read(Path file) throws IOException {
    long[][] rows = new long[4][SPY_TRADES];
    DecimalText price = new DecimalText(Decimal.unit(4));
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      in.readLine();
      for (int i = 0; i < SPY_TRADES; i++) {
        String[] fields = in.readLine().split(",");
        rows[0][i] = Long.parseLong(fields[0]) * 1_000_000;
        rows[1][i] = price.parse(fields[1]);
        rows[2][i] = Long.parseLong(fields[2]);
        rows[3][i] = fields[5].equals("1") ? 32 : 0;
      }
    }
    return rows;
  }
}
