package io.quantlab.platform.store;

import io.quantlab.platform.audit.AuditChain;
import io.quantlab.platform.audit.AuditRecord;
import io.quantlab.platform.store.Change.Condition;
import io.quantlab.platform.store.Change.Part;
import io.quantlab.platform.tenant.TenantId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.GetItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Turns a [Change] into one transaction: its parts, the audit record with the head of its stream,
/// and the outbox.
///
/// A stream has one head, so two changes of one stream meet there. Those of one process take turns;
/// of those of several processes the later one reads the head again and tries anew, a bounded
/// number of times. A part whose condition fails ends the change at once (platform contract PS-5).
final class Commits {
  private static final int ATTEMPTS = 12;
  private static final long FIRST_WAIT_NANOS = 5_000_000;
  private static final String HEAD = "HEAD";
  private static final int TURNS = 256;

  private final Tables tables;
  private final InstantSource clock;
  private final ReentrantLock[] turns = new ReentrantLock[TURNS];
  private final StreamHeads heads = new StreamHeads();

  Commits(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
    Arrays.setAll(turns, _ -> new ReentrantLock(true));
  }

  Committed commit(TenantId tenant, Change change) {
    Audited audited =
        change
            .audited()
            .orElseThrow(() -> new IllegalArgumentException("a change says who makes it"));
    requireFits(change);
    ReentrantLock turn = turns[audited.stream().text().hashCode() & TURNS - 1];
    turn.lock();
    try {
      return attempts(tenant, change);
    } finally {
      turn.unlock();
    }
  }

  /// Writes rows of the table `identity` that are no state of anybody's account, such as the
  /// successor of a refresh token; they leave no audit record.
  Committed commitSilently(Change change) {
    requireFits(change);
    return attempts(null, change);
  }

  private static void requireFits(Change change) {
    int parts = change.parts().size() + change.outgoing().size() + 3;
    if (parts > Change.MAX_PARTS) {
      throw new IllegalArgumentException(
          "a change has at most " + Change.MAX_PARTS + " parts, had " + parts);
    }
  }

  private Committed attempts(TenantId tenant, Change change) {
    for (int attempt = 0; ; attempt++) {
      boolean done = false;
      try {
        tables.plain().transactWriteItems(request(tenant, change));
        done = true;
        return new Committed.Done();
      } catch (TransactionCanceledException e) {
        int before = change.once().isPresent() ? 1 : 0;
        int failed = failed(e.cancellationReasons(), before + change.parts().size()) - before;
        if (before == 1 && isRefused(e.cancellationReasons().getFirst())) {
          throw new Once.Taken();
        }
        if (failed >= 0) {
          requireNoCount(change.parts().get(failed));
          return new Committed.Refused(failed);
        }
        if (attempt + 1 == ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(
            ThreadLocalRandom.current().nextLong(FIRST_WAIT_NANOS << Math.min(attempt, 5)));
      } finally {
        if (!done) {
          change.audited().ifPresent(by -> heads.forget(Partition.audit(tenant, by.stream())));
        }
      }
    }
  }

  /// The first part of ours whose condition failed, or -1 when the head moved or the table was
  /// busy.
  private static int failed(List<CancellationReason> reasons, int own) {
    for (int i = 0; i < own; i++) {
      if (isRefused(reasons.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isRefused(CancellationReason reason) {
    return "ConditionalCheckFailed".equals(reason.code());
  }

  private void requireNoCount(Part part) {
    if (part instanceof Part.Count count) {
      Row row = tables.main().getItem(key(count.key()));
      throw new QuotaExceeded(count.hold(), row == null ? 0 : row.version());
    }
  }

  private TransactWriteItemsRequest request(TenantId tenant, Change change) {
    List<TransactWriteItem> all = new ArrayList<>();
    change.once().ifPresent(once -> all.add(once(tenant, once)));
    for (Part part : change.parts()) {
      all.add(item(tenant, part));
    }
    change.audited().ifPresent(audited -> addAudit(all, tenant, audited));
    for (Outgoing message : change.outgoing()) {
      all.add(put(OutboxRows.row(tenant, message, clock.millis()), new Condition.Absent()));
    }
    return TransactWriteItemsRequest.builder().transactItems(all).build();
  }

  private TransactWriteItem once(TenantId tenant, Once once) {
    if (!once.tenant().equals(tenant)) {
      throw new IllegalArgumentException(tenant + " keeps an answer of " + once.tenant());
    }
    return put(once.row(), new Condition.Absent());
  }

  private TransactWriteItem item(TenantId tenant, Part part) {
    return switch (part) {
      case Part.Put put -> put(put.row(), put.condition());
      case Part.PutIdentity put ->
          Expressions.put(tables.identity().tableName(), put.row(), put.condition());
      case Part.Delete delete -> {
        TenantTable.requireOwn(tenant, delete.key().partition());
        yield Expressions.delete(main(), RowSchema.key(delete.key()), delete.condition());
      }
      case Part.DeleteIdentity delete ->
          Expressions.delete(
              tables.identity().tableName(), RowSchema.key(delete.key()), delete.condition());
      case Part.DeleteShared delete ->
          Expressions.delete(
              main(),
              RowSchema.key(delete.key().partition(), delete.key().sort()),
              new Condition.None());
      case Part.Check check -> {
        TenantTable.requireOwn(tenant, check.key().partition());
        yield Expressions.check(main(), RowSchema.key(check.key()), check.condition());
      }
      case Part.Count count -> {
        TenantTable.requireOwn(tenant, count.key().partition());
        yield Expressions.count(main(), RowSchema.key(count.key()), count.hold(), clock.instant());
      }
    };
  }

  private String main() {
    return tables.main().tableName();
  }

  private TransactWriteItem put(Row row, Condition condition) {
    return Expressions.put(main(), row, condition);
  }

  private void addAudit(List<TransactWriteItem> all, TenantId tenant, Audited audited) {
    Partition stream = Partition.audit(tenant, audited.stream());
    Optional<StreamHeads.Head> head = heads.recent(stream).or(() -> head(stream));
    long seq = head.map(StreamHeads.Head::seq).orElse(0L) + 1;
    long now = clock.millis();
    AuditRecord record =
        new AuditRecord(
            tenant,
            audited.stream().text(),
            seq,
            audited.user().text(),
            audited.actor().text(),
            audited.action(),
            audited.subject().text(),
            audited.after(),
            audited.requestId(),
            now,
            head.map(StreamHeads.Head::hash).orElse(""));
    String hash = AuditChain.hash(record);
    all.add(put(AuditRows.row(stream, record), new Condition.Absent()));
    Row next = Row.at(stream.row(HEAD), "audit-head").version(seq).now(now).document(hash).build();
    all.add(put(next, head.isEmpty() ? new Condition.Absent() : new Condition.VersionIs(seq - 1)));
    heads.wrote(stream, new StreamHeads.Head(seq, hash)); // forgotten when the transaction fails
  }

  private Optional<StreamHeads.Head> head(Partition stream) {
    GetItemEnhancedRequest request =
        GetItemEnhancedRequest.builder().key(key(stream.row(HEAD))).consistentRead(true).build();
    return Optional.ofNullable(tables.main().getItem(request))
        .map(row -> new StreamHeads.Head(row.version(), row.document()));
  }

  private static Key key(TenantKey key) {
    return Key.builder().partitionValue(key.partition().text()).sortValue(key.sort()).build();
  }
}
