package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.util.Optional;

/// The documents all tenants read.
public final class Market {
  private Market() {}

  /// What a listing is.
  public enum Category {
    STRATEGY,
    INDICATOR,
    LIBRARY
  }

  /// A script that was published.
  ///
  /// @param handle of its author
  /// @param licence as its author names it, an SPDX identifier for example
  /// @param newest number of its newest version
  /// @param stars sum over all reviews
  public record Listing(
      TenantId tenant,
      Id owner,
      String handle,
      Category category,
      String description,
      String licence,
      long newest,
      long reviews,
      long stars) {

    Listing version(long number) {
      return new Listing(
          tenant, owner, handle, category, description, licence, number, reviews, stars);
    }

    Listing rated(long moreReviews, long moreStars) {
      return new Listing(
          tenant,
          owner,
          handle,
          category,
          description,
          licence,
          newest,
          reviews + moreReviews,
          stars + moreStars);
    }
  }

  /// One text of a listing; it never changes.
  public record Version(String text, String sha256, String notes) {}

  /// What a user thinks of a listing.
  public record Review(String handle, long stars, String text) {}

  /// Who somebody is to everybody.
  public record Profile(TenantId tenant, Id user, String name, String about) {}

  /// What somebody says about a listing.
  public record Comment(Id user, String handle, String text) {}

  /// That a comment should go.
  public record Report(Id listing, Id comment, Id by, String reason) {}

  /// A version a tenant has installed.
  public record Pin(Id listing, long number, String sha256) {}

  /// A run that whoever has the link may see.
  ///
  /// @param link SHA-256 of its secret, hex
  public record Share(Id owner, Id run, String link, Optional<Long> untilMillis) {}
}
