package io.quantlab.engine.kernel;

import io.quantlab.engine.order.OrderRequest;

/// Requests by their client order ids: open addressing over the hashes of the ids, which lie in an
/// array of their own, so that an id that is new, as nearly every one is, is found to be so without
/// reading another id (Knuth, *The Art of Computer Programming* 3, 6.4). Nothing is ever taken out.
final class RequestTable {
  private static final int SPREAD = 0x9E3779B9;

  private int[] hashes = new int[64];
  private Sent[] entries = new Sent[64];
  private int count;

  /// @param orderId of the order it became
  record Sent(OrderRequest request, long orderId) {}

  /// What was sent under an id; `null` for nothing.
  Sent find(String id) {
    int hash = hash(id);
    int mask = hashes.length - 1;
    for (int place = place(hash, mask); hashes[place] != 0; place = place + 1 & mask) {
      if (hashes[place] == hash && entries[place].request.clientOrderId().equals(id)) {
        return entries[place];
      }
    }
    return null;
  }

  /// Adds a request under an id that is not there yet.
  void add(OrderRequest request, long orderId) {
    if (2 * ++count > hashes.length) {
      grow();
    }
    put(hash(request.clientOrderId()), new Sent(request, orderId));
  }

  private void put(int hash, Sent entry) {
    int mask = hashes.length - 1;
    int place = place(hash, mask);
    while (hashes[place] != 0) {
      place = place + 1 & mask;
    }
    hashes[place] = hash;
    entries[place] = entry;
  }

  private void grow() {
    int[] oldHashes = hashes;
    Sent[] oldEntries = entries;
    hashes = new int[2 * oldHashes.length];
    entries = new Sent[hashes.length];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        put(oldHashes[i], oldEntries[i]);
      }
    }
  }

  /// Never 0, which stands for an empty place.
  private static int hash(String id) {
    int hash = id.hashCode();
    return hash == 0 ? 1 : hash;
  }

  private static int place(int hash, int mask) {
    int spread = hash * SPREAD;
    return (spread ^ spread >>> 16) & mask;
  }
}
