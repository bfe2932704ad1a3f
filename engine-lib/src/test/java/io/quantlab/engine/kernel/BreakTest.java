package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.CalendarBuilder;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SessionHours;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// M-1, T-3: nothing matches in a break; it begins after what is stamped at its start (rank 80) and
/// ends before what is stamped at its end (rank 20).
@ExtendWith(InvariantsExtension.class)
class BreakTest {
  /// 09:30 to 16:00 UTC with breaks 10:30-11:30 and 14:00-14:10; minutes count from 09:30.
  private static final SessionCalendar PAUSING = pausing();

  private static SessionCalendar pausing() {
    SessionHours hours =
        SessionHours.of(LocalTime.of(9, 30), LocalTime.of(16, 0))
            .pausing(LocalTime.of(10, 30), LocalTime.of(11, 30))
            .pausing(LocalTime.of(14, 0), LocalTime.of(14, 10));
    CalendarBuilder builder = new CalendarBuilder("PAUSING", 1001, ZoneOffset.UTC, 252);
    builder.session(LocalDate.of(2024, 1, 8), hours, 0);
    builder.session(LocalDate.of(2024, 1, 9), hours, 0);
    return builder.build(LocalDate.of(2024, 1, 8), LocalDate.of(2024, 1, 9));
  }

  private static MarketRows tradesAt(long... minutes) {
    MarketRows rows = MarketRows.trades();
    long price = 100;
    for (long minute : minutes) {
      rows.trade(Lab.minute(minute), price++, 10);
    }
    return rows;
  }

  private static LabResult run(MarketRows rows, long orderMinute, SessionScope scope) {
    return Lab.on(rows)
        .calendar(1, PAUSING)
        .scope(scope)
        .trader(Script.of(s -> s.at(Lab.minute(orderMinute), c -> c.market(1, 2))))
        .run();
  }

  @Test
  @DisplayName("A market order of the break waits for its end, in both scopes")
  void waitsForTheEnd() {
    for (SessionScope scope : List.of(SessionScope.REGULAR, SessionScope.EXTENDED)) {
      // trades at 59 (before), 61, 90 and 119 (inside), 120 (the end), 121
      LabResult r = run(tradesAt(59, 61, 90, 119, 120, 121), 61, scope);
      assertEquals(List.of("BUY 2 @ 104"), r.trades(), scope.name());
    }
  }

  @Test
  @DisplayName("A trade stamped at the start of the break still matches")
  void startBelongsToTheMorning() {
    LabResult r = run(tradesAt(59, 60, 61), 59, SessionScope.REGULAR);
    assertEquals(List.of("BUY 2 @ 101"), r.trades());
  }

  @Test
  @DisplayName("The second break of the day and the first of the next pause too")
  void everyBreak() {
    LabResult second = run(tradesAt(269, 271, 279, 280), 269, SessionScope.REGULAR);
    assertEquals(List.of("BUY 2 @ 103"), second.trades());
    long day = 24 * 60;
    LabResult next =
        run(tradesAt(10, day + 70, day + 90, day + 125), day + 70, SessionScope.REGULAR);
    assertEquals(List.of("BUY 2 @ 103"), next.trades());
  }

  @Test
  @DisplayName("A run that begins in a break knows that it is one")
  void beginsInside() {
    LabResult r = run(tradesAt(70, 80, 130), 70, SessionScope.REGULAR);
    assertEquals(List.of("BUY 2 @ 102"), r.trades());
  }

  @Test
  @DisplayName("A bar that lies in the break fills nothing, the next one fills at its open")
  void bars() {
    long half = 30;
    MarketRows rows =
        MarketRows.bars()
            .bar(Lab.minute(30), Lab.minute(30 + half), 100, 101, 99, 100, 50)
            .bar(Lab.minute(60), Lab.minute(60 + half), 90, 91, 80, 90, 50)
            .bar(Lab.minute(90), Lab.minute(90 + half), 90, 91, 80, 90, 50)
            .bar(Lab.minute(120), Lab.minute(120 + half), 95, 96, 94, 95, 50);
    LabResult r =
        Lab.on(rows)
            .calendar(1, PAUSING)
            .trader(
                Script.of(s ->
                    s.at(Lab.minute(60), c -> c.submit(OrderRequest.limit(1, Side.BUY, 2, 97)))))
            .run();
    assertEquals(List.of("BUY 2 @ 95"), r.trades());
  }
}
