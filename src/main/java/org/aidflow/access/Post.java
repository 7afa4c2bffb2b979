package org.aidflow.access;

import java.util.Optional;
import java.util.stream.Stream;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;

/** A role in an area: what a task is offered to, and a group of officials. */
public record Post(Role role, AreaCode area) {

  /** The post that is competent for a case of that area. */
  public static Post competent(Role role, AreaCode caseArea) {
    return parse(role.groupIn(caseArea)).orElseThrow();
  }

  /** The post behind a group id, {@code county-approver.520502}; none behind other groups. */
  public static Optional<Post> parse(String group) {
    var dot = group.indexOf('.');
    if (dot < 0 || !AreaCode.isWellFormed(group.substring(dot + 1))) {
      return Optional.empty();
    }
    var area = new AreaCode(group.substring(dot + 1));
    return Role.of(group.substring(0, dot)).map(role -> new Post(role, area));
  }

  public String group() {
    return role.groupIn(area);
  }

  /**
   * The line of duty: who gets the work when nobody is left here. Informant, township reviewer,
   * township head, county approver, prefecture approver; finance goes to the city.
   */
  public Optional<Post> nextUp() {
    return role.nextUp()
        .flatMap(next -> next == role ? inTheCity() : Optional.of(competent(next, area)));
  }

  /** This post and all above it, in order. */
  public Stream<Post> lineOfDuty() {
    return Stream.iterate(
            Optional.of(this), Optional::isPresent, post -> post.flatMap(Post::nextUp))
        .flatMap(Optional::stream);
  }

  private Optional<Post> inTheCity() {
    return area.level().compareTo(AreaLevel.CITY) > 0
        ? Optional.of(new Post(role, area.at(AreaLevel.CITY)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return group();
  }
}
