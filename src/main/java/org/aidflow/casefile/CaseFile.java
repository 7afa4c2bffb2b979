package org.aidflow.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Language;
import org.aidflow.kernel.Money;
import org.aidflow.vault.VaultToken;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/** One case with its need lines. What a person wrote or is called is behind vault tokens. */
@Entity
@Table(name = "case_file")
public class CaseFile {

  @Id private String caseNumber;
  @Version private @Nullable Long version;

  @Column(updatable = false)
  @Enumerated(EnumType.STRING)
  private CaseKind kind;

  @Column(updatable = false)
  private UUID householdId;

  private AreaCode area;

  @Enumerated(EnumType.STRING)
  private Category category;

  @Enumerated(EnumType.STRING)
  private Cause cause;

  @Enumerated(EnumType.STRING)
  private Urgency urgency;

  @Column(updatable = false)
  @Enumerated(EnumType.STRING)
  private FiledBy filedBy;

  @Column(updatable = false)
  private String clientId;

  @Column(updatable = false)
  private @Nullable String externalRef;

  @Column(updatable = false)
  private @Nullable VaultToken story;

  @Column(updatable = false)
  private Instant filedAt;

  /** Kept by the database: the time of the newest timeline entry. */
  @Column(updatable = false)
  private Instant updatedAt;

  @Enumerated(EnumType.STRING)
  private CaseStatus status;

  private boolean held;
  private boolean underAppeal;
  private boolean onNotice;
  private @Nullable Integer priorityPoints;

  @Enumerated(EnumType.STRING)
  private @Nullable PriorityBand priorityBand;

  private @Nullable Instant approvedAt;

  /** The case whose follow-up found the need. */
  private @Nullable String follows;

  @OneToMany(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SUBSELECT)
  @JoinColumn(name = "caseNumber", insertable = false, updatable = false)
  @OrderBy("position")
  private List<NeedLine> lines = new ArrayList<>();

  protected CaseFile() {}

  CaseFile(CaseNumber caseNumber, NewCase filing, Instant filedAt) {
    this.caseNumber = caseNumber.value();
    kind = filing.kind();
    householdId = filing.householdId();
    area = filing.area();
    category = filing.category();
    cause = filing.cause();
    urgency = filing.urgency();
    filedBy = filing.filedBy();
    clientId = filing.clientId();
    externalRef = filing.externalRef();
    story = filing.story();
    this.filedAt = filedAt;
    updatedAt = filedAt;
    status = CaseStatus.FILED;
    for (NewCase.Need need : filing.needs()) {
      lines.add(new NeedLine(caseNumber, lines.size() + 1, need));
    }
  }

  public CaseNumber caseNumber() {
    return new CaseNumber(caseNumber);
  }

  public CaseKind kind() {
    return kind;
  }

  public UUID householdId() {
    return householdId;
  }

  /** The village, 12 digits. */
  public AreaCode area() {
    return area;
  }

  public Category category() {
    return category;
  }

  public Cause cause() {
    return cause;
  }

  public Urgency urgency() {
    return urgency;
  }

  public FiledBy filedBy() {
    return filedBy;
  }

  public String clientId() {
    return clientId;
  }

  public Optional<String> externalRef() {
    return Optional.ofNullable(externalRef);
  }

  /** The case whose follow-up found the need of this one. */
  public Optional<CaseNumber> follows() {
    return Optional.ofNullable(follows).map(CaseNumber::new);
  }

  /** The sealed words of the applicant. */
  public Optional<VaultToken> story() {
    return Optional.ofNullable(story);
  }

  public Instant filedAt() {
    return filedAt;
  }

  public CaseStatus status() {
    return status;
  }

  /** Nothing changes it any more: it has ended, and no appeal is being decided. */
  public boolean isOver() {
    return status.isEnd() && !underAppeal;
  }

  /** The status in words. */
  public String statusText(Language language) {
    var words = Sentences.of(language);
    String key = "status." + statusOfMoneyOrGoods();
    return words.knows(key) ? words.say(key, Map.of()) : status.label(language);
  }

  /** What happens next, in words for the applicant's side. */
  public String nextStep(Language language) {
    String now = held ? "HELD" : underAppeal ? "UNDER_APPEAL" : statusOfMoneyOrGoods();
    return Sentences.of(language).say("next." + now, Map.of());
  }

  /** The status, said of goods where money is not what the case waits for. */
  private String statusOfMoneyOrGoods() {
    boolean goods =
        EnumSet.of(CaseStatus.MET, CaseStatus.PAYING).contains(status)
            && lines.stream().allMatch(line -> line.kind() == NeedKind.GOODS);
    return goods ? "GOODS_" + status : status.name();
  }

  /** What is true of the case beside its status. */
  public Set<CaseFlag> flags() {
    var flags = EnumSet.noneOf(CaseFlag.class);
    if (held) {
      flags.add(CaseFlag.HELD);
    }
    if (underAppeal) {
      flags.add(CaseFlag.UNDER_APPEAL);
    }
    if (onNotice) {
      flags.add(CaseFlag.ON_NOTICE);
    }
    if (urgency == Urgency.EMERGENCY) {
      flags.add(CaseFlag.EMERGENCY);
    }
    return flags;
  }

  public Optional<Integer> priorityPoints() {
    return Optional.ofNullable(priorityPoints);
  }

  public Optional<PriorityBand> priorityBand() {
    return Optional.ofNullable(priorityBand);
  }

  /** When it was last approved. */
  public Optional<Instant> approvedAt() {
    return Optional.ofNullable(approvedAt);
  }

  /** In the order in which they were asked for. */
  public List<NeedLine> lines() {
    return List.copyOf(lines);
  }

  public Money asked() {
    return sum(NeedLine::asked);
  }

  /** What the visit found to be needed of it. */
  public Money confirmed() {
    return sum(NeedLine::confirmed);
  }

  public Money approved() {
    return sum(NeedLine::approved);
  }

  public Money met() {
    return sum(NeedLine::met);
  }

  public Money paid() {
    return sum(NeedLine::paid);
  }

  /** What was asked for, goods by their estimate. */
  public Money askedValue() {
    return sum(NeedLine::askedValue);
  }

  /** What of it the visit found to be needed, goods by their estimate. */
  public Money confirmedValue() {
    return sum(NeedLine::confirmedValue);
  }

  /** What was approved, goods by their estimate. */
  public Money approvedValue() {
    return sum(NeedLine::approvedValue);
  }

  /** Nothing that was approved is still looked for. */
  public boolean isMet() {
    return lines.stream().noneMatch(NeedLine::isOpen);
  }

  /** Donors gave something, money or goods. */
  public boolean isPartlyMet() {
    return lines.stream().anyMatch(NeedLine::isPartlyMet);
  }

  /** The household got something, money or goods. */
  public boolean isHelped() {
    return lines.stream().anyMatch(NeedLine::isHelped);
  }

  /** When something last happened to it. */
  public Instant updatedAt() {
    return updatedAt;
  }

  void moveTo(CaseStatus next) {
    if (!status.mayBecome(next)) {
      throw new Conflict(
          ErrorCode.WRONG_STATE,
          "Case %s is %s and cannot become %s".formatted(caseNumber, status.en(), next.en()),
          Map.of("caseNumber", caseNumber, "current", status));
    }
    status = next;
  }

  void moveTo(AreaCode village) {
    area = village;
  }

  void score(int points, PriorityBand band) {
    priorityPoints = points;
    priorityBand = band;
  }

  void follow(CaseNumber earlier) {
    follows = earlier.value();
  }

  void approvedAt(Instant instant) {
    approvedAt = instant;
  }

  void set(CaseFlag flag, boolean raised) {
    switch (flag) {
      case HELD -> held = raised;
      case UNDER_APPEAL -> underAppeal = raised;
      case ON_NOTICE -> onNotice = raised;
      case EMERGENCY -> urgency = raised ? Urgency.EMERGENCY : Urgency.NORMAL;
    }
  }

  private Money sum(Function<NeedLine, Money> amount) {
    return lines.stream().map(amount).reduce(Money.ZERO, Money::plus);
  }
}
