package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.CsvTableWriter;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.data.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that read and write table files.
final class TableFilesTest {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @Test
  @DisplayName("D-10, K-5: a run over Parquet gives the event hash of the run over CSV")
  void parquetRunsLikeCsv() {
    Session csv =
        bench.backtest(
            "sma-cross", "csv", "--data=" + SharedFiles.file("equity/daily/AAPL.csv.gz"));
    Session parquet =
        bench.backtest(
            "sma-cross",
            "parquet",
            "--data=" + SharedFiles.file("formats/AAPL-daily.parquet"),
            "--format=parquet");
    assertEquals(0, csv.exitCode(), csv::toString);
    assertEquals(0, parquet.exitCode(), parquet::toString);
    assertTrue(bench.manifest("csv").path("counts").path("fills").asLong() > 50, "it trades");
    assertEquals(
        bench.manifest("csv").get("eventHash"), bench.manifest("parquet").get("eventHash"));
    assertFalse(Files.exists(folder.resolve("parquet/trades.csv")));
    Session verified = bench.run("verify", folder.resolve("parquet").toString());
    assertEquals(0, verified.exitCode(), verified::toString);
  }

  @Test
  @DisplayName("S-35, D-20: every table is written in every format asked for, with equal cells")
  void everyFormatHoldsTheSameTables() throws IOException {
    StringBuilder bars = new StringBuilder("date,open,high,low,close,volume\n");
    for (int i = 0; i < 250; i++) {
      int open = 1000 + i % 17 * 9;
      String day = java.time.LocalDate.of(2020, 1, 1).plusDays(i).toString();
      bars.append(day + "," + open + "," + (open + 30) + "," + (open - 9) + "," + (open + 5))
          .append(",100\n");
    }
    Session session =
        bench.backtest(
            "sma-cross",
            "run",
            "--data=" + bench.file("ABC.csv", bars.toString()) + ",calendar=ALWAYS",
            "--param=fast=3",
            "--param=slow=7",
            "--format=csv,parquet,arrow,json");
    assertEquals(0, session.exitCode(), session::toString);
    for (TableSchema schema : ResultTables.all()) {
      String csv = Files.readString(folder.resolve("run/" + schema.name() + ".csv"));
      assertTrue(Files.exists(folder.resolve("run/" + schema.name() + ".json")));
      for (String other : new String[] {"parquet", "arrow"}) {
        Path alone = Files.createDirectory(folder.resolve(schema.name() + "-" + other));
        String name = schema.name() + "." + other;
        Files.copy(folder.resolve("run/" + name), alone.resolve(name));
        Table table = RunFiles.read(alone, schema);
        StringBuilder text = new StringBuilder();
        CsvTableWriter.write(table, text);
        assertEquals(csv, text.toString(), name);
      }
    }
    assertTrue(
        Files.readAllLines(folder.resolve("run/trades.csv")).size() > 10, "there are trades");
  }

  @Test
  void unknownFormatIsAWrongOption() {
    Session session =
        bench.backtest(
            "sma-cross", "run", "--data=" + bench.file("ABC.csv", Bench.BARS), "--format=xlsx");
    assertEquals(2, session.exitCode());
    assertTrue(session.err().contains("Choose one of csv, json, parquet, arrow."), session::err);
  }
}
