package io.quantlab.platform.route;

import io.quantlab.platform.json.Text;
import io.quantlab.platform.json.Whole;
import io.quantlab.platform.tenant.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Bodies of the routes about what users show each other.
public final class CommunityBodies {
  private CommunityBodies() {}

  /// What a listing is.
  public enum Category {
    STRATEGY,
    INDICATOR,
    LIBRARY
  }

  /// @param licence as an SPDX identifier, or a name
  public record NewListing(
      Id script,
      @Whole(min = 1, max = 1_000_000_000) long number,
      Category category,
      @Text(min = 1, max = 120) String title,
      @Text(min = 1, max = 4000) String description,
      @Text(min = 1, max = 60) String licence) {}

  public record NewListingVersion(
      Id script,
      @Whole(min = 1, max = 1_000_000_000) long number,
      @Text(max = 2000) String notes) {}

  /// @param stars the mean of all reviews, as text with one decimal place; none without a review
  public record Listing(
      Id id,
      String title,
      String author,
      Category category,
      String description,
      String licence,
      long newest,
      long reviews,
      Optional<String> stars,
      Instant createdAt) {}

  public record Listings(List<Listing> items) {}

  public record ListingVersion(Id listing, long number, String sha256, String notes, String text) {}

  public record Pin(@Whole(min = 1, max = 1_000_000_000) long number) {}

  /// A version that is installed, by its hash.
  public record Subscription(
      Id listing, String title, long number, String sha256, Instant pinnedAt) {}

  public record Subscriptions(List<Subscription> items, Optional<String> next) {}

  public record NewReview(@Whole(min = 1, max = 5) long stars, @Text(max = 2000) String text) {}

  public record Review(String author, long stars, String text) {}

  public record Reviews(List<Review> items) {}

  public record NewProfile(
      @Text(min = 3, max = 30, form = "[a-z0-9](-?[a-z0-9])*") String handle,
      @Text(min = 1, max = 80) String name,
      @Text(max = 2000) String about) {}

  public record Profile(String handle, String name, String about) {}

  public record NewComment(@Text(min = 1, max = 4000) String text) {}

  public record Comment(Id id, String author, String text, Instant at) {}

  public record Comments(List<Comment> items) {}

  public record NewReport(Id listing, Id comment, @Text(min = 1, max = 500) String reason) {}

  public record Report(Id id, Id listing, Id comment, String reason, Instant at) {}

  public record Reports(List<Report> items) {}

  /// @param hide whether the comment goes
  public record Decision(boolean hide) {}

  /// @param days how long the link counts; for good when it is not said
  public record NewShare(Id run, @Whole(min = 1, max = 365) Optional<Long> days) {}

  public record Share(Id id, Id run, Instant createdAt) {}

  /// @param link shown this once
  public record ShareMade(Share share, String link) {}

  public record Shares(List<Share> items, Optional<String> next) {}

  /// A run as whoever has the link sees it.
  public record SharedRun(
      String strategy,
      String status,
      Optional<String> eventHash,
      Map<String, String> metrics,
      Instant createdAt) {}
}
