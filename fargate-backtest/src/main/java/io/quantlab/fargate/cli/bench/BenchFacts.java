package io.quantlab.fargate.cli.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// What is known about the data of a benchmark.
///
/// @param checksum of the ticks, see `QlbWorkload.checksum`
/// @param fold Σ of `stamp ^ price ^ size << 32 ^ token` over the ticks, what [ScanRawWork] finds
/// @param minimum lowest price
/// @param maximum highest price
/// @param outside ticks priced outside the thresholds of [ScanStoreWork]
/// @param bars one-minute bars
/// @param csvRows rows of the CSV file
/// @param csvPriceSum sum of their prices in hundredths
/// @param onTicks answer of the tick form, published or by the hand-written loop
/// @param onBars answer of the bar form, likewise
/// @param onMillion answer of the tick form on the first million ticks
record BenchFacts(
    long ticks,
    long checksum,
    long fold,
    long minimum,
    long maximum,
    long outside,
    long bars,
    long csvRows,
    long csvPriceSum,
    Answer onTicks,
    Answer onBars,
    Answer onMillion) {

  void write(Path file) {
    Properties p = new Properties();
    put(p, "ticks", ticks);
    put(p, "checksum", checksum);
    put(p, "fold", fold);
    put(p, "minimum", minimum);
    put(p, "maximum", maximum);
    put(p, "outside", outside);
    put(p, "bars", bars);
    put(p, "csvRows", csvRows);
    put(p, "csvPriceSum", csvPriceSum);
    put(p, "onTicks", onTicks);
    put(p, "onBars", onBars);
    put(p, "onMillion", onMillion);
    try (Writer out = Files.newBufferedWriter(file)) {
      p.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static void put(Properties p, String key, long value) {
    p.setProperty(key, Long.toString(value));
  }

  private static void put(Properties p, String key, Answer answer) {
    put(p, key + ".fills", answer.fills());
    put(p, key + ".equityE4", answer.equityE4());
    put(p, key + ".drawdownE4", answer.drawdownE4());
    put(p, key + ".fillHash", answer.fillHash());
  }

  static BenchFacts read(Path file) {
    Properties p = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      p.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return new BenchFacts(
        number(p, "ticks"),
        number(p, "checksum"),
        number(p, "fold"),
        number(p, "minimum"),
        number(p, "maximum"),
        number(p, "outside"),
        number(p, "bars"),
        number(p, "csvRows"),
        number(p, "csvPriceSum"),
        answer(p, "onTicks"),
        answer(p, "onBars"),
        answer(p, "onMillion"));
  }

  private static long number(Properties p, String key) {
    return Long.parseLong(p.getProperty(key));
  }

  private static Answer answer(Properties p, String key) {
    return new Answer(
        number(p, key + ".fills"),
        number(p, key + ".equityE4"),
        number(p, key + ".drawdownE4"),
        number(p, key + ".fillHash"));
  }
}
