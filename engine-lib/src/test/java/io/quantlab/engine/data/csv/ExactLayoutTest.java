package io.quantlab.engine.data.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.data.csv.ImportReport.Outcome;
import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows that carry their flags come in as they stand; rules judge them all the same.
class ExactLayoutTest {
  @TempDir Path dir;
  private final MemoryTarget target = new MemoryTarget();

  private ImportReport run(String text) throws IOException {
    Path file = Files.writeString(dir.resolve("AB-1.csv"), text);
    return CsvImport.run(
        file, CsvImport.mappingFor(file), ImportOptions.strict(), SessionCheck.utcDays(), target);
  }

  @Test
  @DisplayName("D-20: repeated trades, flags and a jump are kept without new flags")
  void keepsTrades() throws IOException {
    StringBuilder text = new StringBuilder("ts_ns,time,price,size,flags\n");
    for (int i = 0; i < 200; i++) {
      text.append("1000,x,1.0").append(i % 2).append(",3,0\n");
    }
    text.append("1000,x,99.00,0,8\n1001,x,1.00,0,127\n");
    ImportReport report = run(text.toString());
    assertEquals(Outcome.COMMITTED, report.outcome());
    assertEquals(202, report.rowsWritten());
    assertEquals(Schema.TRADE, target.only().key.schema());
    assertArrayEquals(new long[] {1000, 9900, 0, 8}, target.only().row(200));
    assertArrayEquals(new long[] {1001, 100, 0, 127}, target.only().row(201));
  }

  @Test
  @DisplayName("D-20: bars keep their own start and end")
  void keepsBars() throws IOException {
    run(
        "end_ns,end_time,start_ns,start_time,open,high,low,close,volume,count,flags\n"
            + "500,x,100,y,1.5,2.5,0.5,1.0,7,3,64\n"
            + "1600,x,600,y,1.5,2.5,0.5,1.0,7,3,0\n");
    assertEquals(Schema.BAR, target.only().key.schema());
    assertArrayEquals(new long[] {500, 100, 15, 25, 5, 10, 7, 3, 64}, target.only().row(0));
    assertArrayEquals(new long[] {1600, 600, 15, 25, 5, 10, 7, 3, 0}, target.only().row(1));
  }

  @Test
  @DisplayName("D-20: an absent side and actions come back")
  void keepsQuotesAndActions() throws IOException {
    run("ts_ns,time,bid,bid_size,ask,ask_size,flags\n5,x,0,0,2.50,4,1\n");
    assertArrayEquals(new long[] {5, 0, 0, 25, 4, 1}, target.only().row(0));
    MemoryTarget actions = new MemoryTarget();
    Path file =
        Files.writeString(
            dir.resolve("CD.csv"),
            "ts_ns,time,kind,numerator,denominator,flags\n9,x,split,4,3,0\n");
    CsvImport.run(
        file, CsvImport.mappingFor(file), ImportOptions.strict(), SessionCheck.utcDays(), actions);
    assertArrayEquals(new long[] {9, 1, 4, 3, 0}, actions.only().row(0));
  }

  @Test
  @DisplayName("V-07: an exported bar is still judged")
  void judgesBars() throws IOException {
    ImportReport report =
        run(
            "end_ns,end_time,start_ns,start_time,open,high,low,close,volume,count,flags\n"
                + "500,x,100,y,1.5,0.5,2.5,1.0,7,3,0\n");
    assertEquals(Outcome.STOPPED, report.outcome());
    assertEquals(Code.V_07, report.stop().orElseThrow().code());
  }
}
