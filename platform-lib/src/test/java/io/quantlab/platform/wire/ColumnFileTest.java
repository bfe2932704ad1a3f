package io.quantlab.platform.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Column files, byte by byte after the table of web contract 9.9.
final class ColumnFileTest {
  @Test
  @DisplayName(
      "BX-16, web 9.9: header, directory and columns lie where the table of the format says")
  void bytesAreTheTable() {
    ColumnFile file =
        new ColumnFile(
            3,
            1_388_966_400_000_000L,
            0,
            List.of(
                new ColumnFile.Column.Doubles(1, new double[] {0, 1, Double.NaN}),
                new ColumnFile.Column.Longs(16, new long[] {-1, 2, ColumnFile.NO_LONG}),
                new ColumnFile.Column.Bytes(67, new byte[] {0, 1, 1})));
    String expected =
        String.join(
            "",
            "514c4331", // QLC1
            "5800", // 64 + 3 * 8 = 88 bytes of header
            "0300", // columns
            "03000000", // rows
            "0000", // level
            "0100", // complete and immutable
            "0000000000000000", // first row
            "0080e0f041ef0400", // base, 0x0004EF41F0E08000 = 1388966400000000
            "0000000000000000", // base price
            "01000000", // a time unit is one microsecond
            "00000000", // no single token
            "0000000000000000", // series version
            "0000000000000000",
            "0107000058000000", // id 1, f64, at 88
            "1005000070000000", // id 16, i64, at 112
            "4301000088000000", // id 67, u8, at 136
            "0000000000000000",
            "000000000000f03f",
            "000000000000f87f",
            "ffffffffffffffff",
            "0200000000000000",
            "0000000000000080",
            "0001010000000000"); // padded to 8
    assertEquals(expected, HexFormat.of().formatHex(file.bytes()));
  }

  @Test
  @DisplayName("web 9.9: a column with other rows than the file is refused")
  void unevenColumnIsRefused() {
    List<ColumnFile.Column> columns = List.of(new ColumnFile.Column.Bytes(11, new byte[2]));
    assertThrows(IllegalArgumentException.class, () -> new ColumnFile(3, 0, 0, columns));
  }
}
