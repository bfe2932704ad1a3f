package io.quantlab.platform.store;

import java.util.Map;
import java.util.Optional;

/// A row of either table: the envelope of platform contract PS-3 around a document.
///
/// Every kind of row has the same attributes, so one table schema serves all of them and a reader
/// can list, expire, export and erase without knowing the kind.
public final class Row {
  private final Builder of;

  private Row(Builder of) {
    this.of = of;
  }

  /// A new row of a tenant.
  ///
  /// @param type what it is, as `script`
  public static Builder at(TenantKey key, String type) {
    return new Builder().pk(key.partition().text()).sk(key.sort()).type(type);
  }

  static Builder at(SharedKey key, String type) {
    return new Builder().pk(key.partition()).sk(key.sort()).type(type);
  }

  static Builder at(IdentityKey key, String type) {
    return new Builder().pk(key.partition()).sk(key.sort()).type(type);
  }

  /// A copy to change.
  public Builder copy() {
    return new Builder(of);
  }

  String pk() {
    return of.pk;
  }

  /// The sort key.
  public String sk() {
    return of.sk;
  }

  /// What the row is, as `script`.
  public String type() {
    return of.type;
  }

  /// Counts the writes of the row, from 1.
  public long version() {
    return of.version;
  }

  /// Version of the document's form.
  public int schema() {
    return of.schema;
  }

  /// A name for people, or `null`.
  public String title() {
    return of.title;
  }

  /// State of the thing, or `null`.
  public String status() {
    return of.status;
  }

  /// When it was first written, epoch milliseconds.
  public long created() {
    return of.created;
  }

  /// When it was last written, epoch milliseconds.
  public long updated() {
    return of.updated;
  }

  /// Who wrote it last, or `null`.
  public String by() {
    return of.by;
  }

  /// What a list shows beside title and status; never `null`.
  public Map<String, String> summary() {
    return of.summary;
  }

  /// Epoch seconds after which the row counts as gone, or `null`.
  public Long expires() {
    return of.expires;
  }

  /// The document, JSON text, or `null`.
  public String document() {
    return of.document;
  }

  String gsi1pk() {
    return of.gsi1pk;
  }

  String gsi1sk() {
    return of.gsi1sk;
  }

  String gsi2pk() {
    return of.gsi2pk;
  }

  String gsi2sk() {
    return of.gsi2sk;
  }

  String gsi3pk() {
    return of.gsi3pk;
  }

  String gsi3sk() {
    return of.gsi3sk;
  }

  /// A value of the summary.
  public Optional<String> summary(String name) {
    return Optional.ofNullable(of.summary.get(name));
  }

  boolean isExpired(long epochMillis) {
    return of.expires != null && of.expires * 1000 <= epochMillis;
  }

  /// Builds a row; a builder that was used is not used again.
  public static final class Builder {
    private String pk;
    private String sk;
    private String type;
    private long version = 1;
    private int schema = 1;
    private String title;
    private String status;
    private long created;
    private long updated;
    private String by;
    private Map<String, String> summary = Map.of();
    private Long expires;
    private String document;
    private String gsi1pk;
    private String gsi1sk;
    private String gsi2pk;
    private String gsi2sk;
    private String gsi3pk;
    private String gsi3sk;

    Builder() {}

    private Builder(Builder from) {
      pk = from.pk;
      sk = from.sk;
      type = from.type;
      version = from.version;
      schema = from.schema;
      title = from.title;
      status = from.status;
      created = from.created;
      updated = from.updated;
      by = from.by;
      summary = from.summary;
      expires = from.expires;
      document = from.document;
      gsi1pk = from.gsi1pk;
      gsi1sk = from.gsi1sk;
      gsi2pk = from.gsi2pk;
      gsi2sk = from.gsi2sk;
      gsi3pk = from.gsi3pk;
      gsi3sk = from.gsi3sk;
    }

    Builder pk(String value) {
      pk = value;
      return this;
    }

    Builder sk(String value) {
      sk = value;
      return this;
    }

    Builder type(String value) {
      type = value;
      return this;
    }

    public Builder version(long value) {
      version = value;
      return this;
    }

    Builder schema(int value) {
      schema = value;
      return this;
    }

    public Builder title(String value) {
      title = value;
      return this;
    }

    public Builder status(String value) {
      status = value;
      return this;
    }

    /// Sets both stamps, as for a new row.
    public Builder now(long epochMillis) {
      created = epochMillis;
      updated = epochMillis;
      return this;
    }

    Builder created(long value) {
      created = value;
      return this;
    }

    public Builder updated(long value) {
      updated = value;
      return this;
    }

    public Builder by(String value) {
      by = value;
      return this;
    }

    public Builder summary(Map<String, String> value) {
      summary = value == null ? Map.of() : Map.copyOf(value);
      return this;
    }

    public Builder expires(Long epochSeconds) {
      expires = epochSeconds;
      return this;
    }

    public Builder document(String json) {
      document = json;
      return this;
    }

    /// Lists the row in the first index.
    public Builder listed(Partition partition, String sort) {
      return gsi1pk(partition.text()).gsi1sk(sort);
    }

    /// Lists the row in the second index.
    public Builder alsoListed(Partition partition, String sort) {
      return gsi2pk(partition.text()).gsi2sk(sort);
    }

    Builder gsi1pk(String value) {
      gsi1pk = value;
      return this;
    }

    Builder gsi1sk(String value) {
      gsi1sk = value;
      return this;
    }

    Builder gsi2pk(String value) {
      gsi2pk = value;
      return this;
    }

    Builder gsi2sk(String value) {
      gsi2sk = value;
      return this;
    }

    Builder gsi3pk(String value) {
      gsi3pk = value;
      return this;
    }

    Builder gsi3sk(String value) {
      gsi3sk = value;
      return this;
    }

    public Row build() {
      return new Row(new Builder(this));
    }
  }
}
