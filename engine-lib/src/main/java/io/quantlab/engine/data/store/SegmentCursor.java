package io.quantlab.engine.data.store;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.nio.file.Path;
import java.util.List;

/// Reads the rows of one dataset whose stamps lie in `[from, to)`, file by file, segment by
/// segment.
///
/// Files, segments and blocks outside the range are skipped by the stamps of the root, the
/// directory and the block table. Maps one file at a time; each is read as the commit it had when
/// the cursor reached it. No allocation per block; a few small objects per segment. Not
/// thread-safe.
final class SegmentCursor implements RowCursor {
  private final FileSequence files;
  private final Schema schema;
  private final int token;
  private final long fromNanos;
  private final long toNanos;
  private final StoreBlock block;
  private StoreFile file;
  private int nextPath;
  private int nextSegment;
  private Segment segment;
  private int nextBlock;
  private boolean closed;

  SegmentCursor(
      FileSequence files, int token, Schema schema, long fromNanos, long toNanos, Checks checks) {
    this.files = files;
    this.token = token;
    this.schema = schema;
    this.fromNanos = fromNanos;
    this.toNanos = toNanos;
    this.block = new StoreBlock(schema, checks);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public RowBlock next() {
    if (closed) {
      throw new IllegalStateException(
          "the cursor over " + schema + " of token " + token + " is closed");
    }
    while (segment != null || advance()) {
      while (nextBlock < StoreFormat.blocks(segment.rows())) {
        if (show(nextBlock++)) {
          return block;
        }
      }
      segment = null;
    }
    return null;
  }

  @Override
  public void close() {
    closed = true;
    closeFile();
  }

  /// Presents the rows of a block that lie in the range; false when there are none.
  private boolean show(int index) {
    int rows = StoreFormat.rowsOfBlock(segment.rows(), index);
    int from = 0;
    int to = rows;
    if (segment.firstNanos() < fromNanos) {
      from = block.rowAt(index, rows, fromNanos);
    }
    if (segment.lastNanos() >= toNanos) {
      if (block.firstNanos(index) >= toNanos) {
        nextBlock = Integer.MAX_VALUE;
        return false;
      }
      to = block.rowAt(index, rows, toNanos);
    }
    block.show(index, from, to);
    return from < to;
  }

  /// Turns to the next segment that has rows in the range; false at the end.
  private boolean advance() {
    while (file != null || openFile()) {
      List<Segment> segments = file.directory().segments();
      while (nextSegment < segments.size()) {
        Segment next = segments.get(nextSegment++);
        if (next.lastNanos() >= fromNanos && next.firstNanos() < toNanos) {
          begin(next);
          return true;
        }
      }
      closeFile();
    }
    return false;
  }

  private void begin(Segment next) {
    segment = next;
    block.bind(file, next);
    nextBlock = next.firstNanos() < fromNanos ? firstBlock(next) : 0;
  }

  /// The last block that starts before the range: rows of the range may begin in it.
  private int firstBlock(Segment next) {
    int low = 0;
    int high = StoreFormat.blocks(next.rows()) - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (block.firstNanos(middle) < fromNanos) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private boolean openFile() {
    while (nextPath < files.size()) {
      Path path = files.path(nextPath++);
      file = StoreFile.open(path);
      nextSegment = 0;
      if (file.header().schema() != schema || file.header().token() != token) {
        throw new CorruptStoreException(
            path,
            0,
            "expected "
                + schema
                + " of token "
                + token
                + ", found "
                + file.header().schema()
                + " of token "
                + file.header().token());
      }
      return true;
    }
    return false;
  }

  private void closeFile() {
    if (file != null) {
      file.close();
      file = null;
    }
    segment = null;
  }
}
