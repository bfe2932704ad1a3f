package io.quantlab.engine.data.csv;

import static io.quantlab.engine.data.csv.DepthChainCheck.NO_PREVIOUS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.data.csv.DepthChainCheck.Link;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// V-14.
class DepthChainCheckTest {
  /// Id of the one snapshot, which arrives after six updates.
  private static final long SNAPSHOT = 5_123_107_852_948L;

  private final DepthChainCheck chain = new DepthChainCheck();

  @Test
  void followsPreviousIds() {
    chain.snapshot(100);
    assertEquals(Link.STALE, chain.update(80, 99, 79));
    assertEquals(Link.INTACT, chain.update(100, 105, 99));
    assertEquals(Link.INTACT, chain.update(100, 105, 99));
    assertEquals(Link.INTACT, chain.update(108, 110, 105));
    assertEquals(Link.BROKEN, chain.update(115, 120, 112));
    assertEquals(Link.HELD, chain.update(121, 125, 120));
    assertEquals(1, chain.breaks());
    chain.snapshot(130);
    assertEquals(Link.INTACT, chain.update(129, 133, 125));
    assertEquals(133, chain.lastId());
  }

  @Test
  void followsConsecutiveIdsWhereTheVenueSendsNoPrevious() {
    chain.snapshot(100);
    assertEquals(Link.INTACT, chain.update(101, 105, NO_PREVIOUS));
    assertEquals(Link.INTACT, chain.update(106, 106, NO_PREVIOUS));
    assertEquals(Link.BROKEN, chain.update(108, 109, NO_PREVIOUS));
  }

  @Test
  void refusesAStartBehindTheSnapshot() {
    chain.snapshot(100);
    assertEquals(Link.BROKEN, chain.update(102, 105, 101));
  }

  @Test
  void refusesAnUpdateThatEndsBeforeItStarts() {
    chain.snapshot(100);
    assertEquals(Link.BROKEN, chain.update(101, 90, 100));
  }

  @Test
  void bridgesASnapshotThatCameLate() {
    assertEquals(Link.HELD, chain.update(90, 95, 89));
    assertEquals(Link.HELD, chain.update(96, 103, 95));
    chain.snapshot(100);
    chain.snapshot(100);
    assertEquals(Link.INTACT, chain.update(104, 110, 103));
  }

  @Test
  @DisplayName(
      "Binance BTCUSDT 2024-08-08: 6,547 updates from the snapshot on, no gap, last id 5123135475514")
  void findsTheBinanceChainIntact() throws IOException {
    var file = SharedData.file("crypto/l2/BTCUSDT-binance-usdm-2024-08-08-depth.csv.gz");
    long updates = 0;
    long held = 0;
    long lastSeen = 0;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] f = line.split(",", -1);
        long last = Long.parseLong(f[4]);
        if (f[2].equals("snapshot")) {
          chain.snapshot(last);
          continue;
        }
        Link link = chain.update(Long.parseLong(f[3]), last, Long.parseLong(f[5]));
        boolean first = last != lastSeen;
        lastSeen = last;
        updates += first && last >= SNAPSHOT ? 1 : 0;
        held += first && link == Link.HELD ? 1 : 0;
        assertTrue(link == Link.INTACT || link == Link.HELD && held <= 6, link + " at " + last);
      }
    }
    assertEquals(6547, updates);
    assertEquals(0, chain.breaks());
    assertEquals(5_123_135_475_514L, chain.lastId());
    assertEquals(6, held);
  }
}
