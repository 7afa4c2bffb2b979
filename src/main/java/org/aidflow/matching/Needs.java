package org.aidflow.matching;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.Category;
import org.aidflow.casefile.NeedLine;
import org.aidflow.casefile.PriorityBand;
import org.aidflow.exchange.Page;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Needs on offer, as anybody may see them. */
@Service
@Transactional
public class Needs {
  private final EntityManager entities;
  private final NeedRepository needs;
  private final Clock clock;

  Needs(EntityManager entities, NeedRepository needs, Clock clock) {
    this.entities = entities;
    this.needs = needs;
    this.clock = clock;
  }

  /** The need of this id, on offer or no longer. */
  @Transactional(readOnly = true)
  public Need of(UUID id) {
    return needs.findById(id).orElseThrow(() -> new NotFound("There is no need " + id));
  }

  /**
   * Needs of which something is open, the longest waiting first.
   *
   * @param area a township or what lies around it; everywhere if null
   */
  @Transactional(readOnly = true)
  public Page<Need> open(
      @Nullable AreaCode area,
      @Nullable Category category,
      @Nullable PriorityBand priority,
      Paging paging) {
    return Page.of(
        needs.open(
            position(paging),
            area == null ? "%" : area.value() + "%",
            oneOrAll(category, Category.values()),
            oneOrAll(priority, PriorityBand.values()),
            paging.fetch()),
        paging,
        need -> String.valueOf(need.position()));
  }

  /** Offers the approved lines of a case to donors, those that are not on offer. */
  void offer(CaseFile file) {
    file.lines().stream().filter(NeedLine::isOpen).forEach(line -> offer(file, line));
  }

  private void offer(CaseFile file, NeedLine line) {
    var now = clock.instant();
    needs
        .locked(line.id())
        .ifPresentOrElse(
            need -> {
              if (!need.isOnOffer()) {
                need.offerAgain(line, now);
              }
            },
            () -> entities.persist(new Need(file, line, now)));
  }

  private static <E extends Enum<E>> List<String> oneOrAll(@Nullable E one, E[] all) {
    return one == null ? Arrays.stream(all).map(Enum::name).toList() : List.of(one.name());
  }

  private static long position(Paging paging) {
    try {
      return paging.after() == null ? 0 : Long.parseLong(paging.after());
    } catch (NumberFormatException e) {
      throw InvalidInput.of("after", ErrorCode.BAD_FORMAT, "the next of the part before");
    }
  }
}
