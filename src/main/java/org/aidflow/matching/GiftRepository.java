package org.aidflow.matching;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Stored gifts and what they serve. */
interface GiftRepository extends Repository<Gift, UUID> {

  Optional<Gift> findById(UUID id);

  /** Keeps what came in; its contribution is there and tells first from second reports. */
  @Modifying
  @NativeQuery(
      """
      insert into gift (id, client_id, channel_reference, donor_id, amount_fen, paid_at, received_at,
                        pledge_id, fund_area, receipt_number)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 as uuid), cast(?9 as text),
              'DR-' || ?10 || '-' || lpad(nextval('donation_receipt')::text, 7, '0'))
      """)
  void keep(
      UUID id,
      String clientId,
      String channelReference,
      UUID donorId,
      long amountFen,
      Instant paidAt,
      Instant receivedAt,
      @Nullable UUID pledgeId,
      @Nullable String fundArea,
      String year);

  @NativeQuery(
      """
      select * from gift g
      where g.donor_id = ?1
        and (cast(?2 as uuid) is null
             or (g.received_at, g.id) < (select b.received_at, b.id from gift b where b.id = cast(?2 as uuid)))
      order by g.received_at desc, g.id desc
      limit ?3
      """)
  List<Gift> ofDonor(UUID donorId, @Nullable UUID after, int limit);

  @Query("select a from GiftAllocation a where a.giftId in ?1 order by a.allocatedAt, a.id")
  List<GiftAllocation> allocationsOf(Collection<UUID> giftIds);

  @Query("select a from GiftAllocation a where a.needId = ?1")
  List<GiftAllocation> toNeed(UUID needId);

  /** What refills public funds that met this emergency. */
  @Query("select a from GiftAllocation a where a.refills = ?1")
  List<GiftAllocation> refilling(CaseNumber caseNumber);

  @Query("select w from GiftWish w where w.giftId in ?1 order by w.wishedAt, w.id")
  List<GiftWish> wishesOf(Collection<UUID> giftIds);

  @Query(
      """
      select g from Gift g
      where g.id in (select a.giftId from GiftAllocation a, Need n
                     where a.needId = n.lineId and n.caseNumber = ?1)
      order by g.receivedAt, g.id
      """)
  List<Gift> ofCase(CaseNumber caseNumber);

  @NativeQuery(
      """
      select distinct n.case_number from need n join gift_allocation a on a.need_id = n.line_id
      where a.gift_id = ?1
      """)
  List<String> casesOf(UUID giftId);
}
