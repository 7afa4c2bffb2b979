package org.aidflow.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseKind;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Category;
import org.aidflow.casefile.Cause;
import org.aidflow.casefile.FiledBy;
import org.aidflow.casefile.NewCase;
import org.aidflow.casefile.PriorityBand;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.Urgency;
import org.aidflow.donor.Donor;
import org.aidflow.donor.DonorKind;
import org.aidflow.donor.Donors;
import org.aidflow.donor.NewDonor;
import org.aidflow.household.Circumstances;
import org.aidflow.household.Households;
import org.aidflow.household.NewHousehold;
import org.aidflow.household.PayeeRelation;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases that look for donors, and donors; entered through the rooms' own services. */
public final class OfferedCases {
  /** The client that files the cases and speaks for the donors. */
  public static final String CLIENT = "portal";

  /** The client that reports the gifts. */
  public static final String CHANNEL = "wechat";

  /** The township that the cases are in. */
  public static final AreaCode TOWNSHIP = new AreaCode("520502100");

  /** The village that the households live in. */
  public static final AreaCode VILLAGE = new AreaCode("520502100001");

  private final CaseFiles cases;
  private final Households households;
  private final Matching matching;
  private final Pledges pledges;
  private final Gifts gifts;
  private final Donors donors;
  private final AidflowClock clock;
  private final TransactionTemplate transaction;
  private AreaCode village = VILLAGE;
  private PriorityBand band = PriorityBand.P2;

  public OfferedCases(ApplicationContext context) {
    cases = context.getBean(CaseFiles.class);
    households = context.getBean(Households.class);
    matching = context.getBean(Matching.class);
    pledges = context.getBean(Pledges.class);
    gifts = context.getBean(Gifts.class);
    donors = context.getBean(Donors.class);
    clock = context.getBean(AidflowClock.class);
    transaction = context.getBean(TransactionTemplate.class);
  }

  /** The same, but from now on in this village. */
  public OfferedCases in(AreaCode place) {
    village = place;
    return this;
  }

  /** The same, but from now on so urgent. */
  public OfferedCases of(PriorityBand urgency) {
    band = urgency;
    return this;
  }

  /** A case approved for these amounts of fen, its lines on offer. */
  public CaseNumber offered(long... fen) {
    var number = approved(fen);
    committed(
        () -> {
          matching.open(number);
          return number;
        });
    return number;
  }

  /** A case approved for these amounts of fen and open, its lines not yet on offer. */
  public CaseNumber approved(long... fen) {
    List<NewCase.Need> needs = new ArrayList<>();
    for (long amount : fen) {
      needs.add(new NewCase.Need("need-" + needs.size(), "winter coats", Money.fen(amount)));
    }
    return committed(() -> enter(needs));
  }

  /** A case approved for so many pieces a line, its lines on offer. */
  public CaseNumber offeredGoods(int... pieces) {
    List<NewCase.Need> needs = new ArrayList<>();
    for (int quantity : pieces) {
      var id = "need-" + needs.size();
      needs.add(NewCase.Need.ofGoods(id, "school bag", quantity, Money.fen(6_000L * quantity)));
    }
    return committed(
        () -> {
          var number = enter(needs);
          matching.open(number);
          return number;
        });
  }

  /** A donor pledges so many pieces and brings them. */
  public Pledge broughtGoods(UUID need, int pieces) {
    var giver = donor();
    return committed(
        () -> {
          var pledge = pledges.makeOfGoods(need, giver.id(), giver.clientId(), pieces);
          return pledges.bring(pledge.id(), giver.clientId(), pieces);
        });
  }

  /** The need of a case's n-th line, from 0. */
  public UUID need(CaseNumber number, int line) {
    return committed(() -> cases.linesOf(number).get(line).id());
  }

  public UUID need(CaseNumber number) {
    return need(number, 0);
  }

  public Donor donor() {
    return donor(CLIENT);
  }

  public Donor donor(String client) {
    var registration =
        new NewDonor(UUID.randomUUID().toString(), DonorKind.PERSON, "李雷", null, "13900139000");
    return committed(() -> donors.register(client, registration));
  }

  public Pledge pledged(UUID need, Donor donor, long fen) {
    return committed(() -> pledges.make(need, donor.id(), donor.clientId(), Money.fen(fen)));
  }

  /** A gift for the pledge, of its whole amount. */
  public GiftAccount honoured(Pledge pledge) {
    return given(pledge, pledge.amount().fen());
  }

  public GiftAccount given(Pledge pledge, long fen) {
    return received(gift(pledge.donorId(), fen, pledge.id()));
  }

  public GiftAccount received(NewGift gift) {
    return committed(() -> gifts.receive(gift));
  }

  /** A gift to the public fund of this county. */
  public GiftAccount toFund(AreaCode county, long fen) {
    var gift = gift(donor().id(), fen, null);
    return received(
        new NewGift(
            gift.clientId(),
            gift.channelReference(),
            gift.donorId(),
            gift.amount(),
            gift.paidAt(),
            null,
            county));
  }

  /** A report of a gift, for a pledge or for nothing. */
  public NewGift gift(UUID donor, long fen, @Nullable UUID pledge) {
    return new NewGift(
        CHANNEL,
        UUID.randomUUID().toString(),
        donor,
        Money.fen(fen),
        clock.instant(),
        pledge,
        null);
  }

  public <T> T committed(Supplier<T> work) {
    return transaction.execute(status -> work.get());
  }

  private CaseNumber enter(List<NewCase.Need> needs) {
    var number = cases.number(CaseKind.HELP_REQUEST, CLIENT, UUID.randomUUID().toString());
    var household = households.enter(household(number));
    cases.open(
        number,
        new NewCase(
            CaseKind.HELP_REQUEST,
            household.id(),
            village,
            Category.DAILY_NECESSITIES,
            Cause.ILLNESS,
            Urgency.NORMAL,
            FiledBy.SELF,
            CLIENT,
            null,
            null,
            needs));
    cases.score(number, 55, band);
    move(number, CaseStatus.VERIFYING, CaseStatus.DECIDING);
    var approved = new HashMap<UUID, Money>();
    cases.linesOf(number).forEach(line -> approved.put(line.id(), line.asked()));
    cases.approve(number, approved);
    move(number, CaseStatus.OPEN);
    return number;
  }

  private void move(CaseNumber number, CaseStatus... statuses) {
    for (var status : statuses) {
      cases.moveTo(number, status, TimelineCode.VERIFICATION_STARTED, Map.of());
    }
  }

  private NewHousehold household(CaseNumber number) {
    return new NewHousehold(
        number,
        village,
        new NewHousehold.Person("王小明", "11010519491231002X"),
        "13800138000",
        List.of(),
        new Circumstances(4, 3, Money.fen(1_150_000), null, null, false, Money.ZERO),
        new NewHousehold.Consent(clock.instant(), Set.of()),
        new NewHousehold.Payee(PayeeRelation.SELF, "王小明", "6222020200112230", "102", null),
        "client:" + CLIENT);
  }
}
