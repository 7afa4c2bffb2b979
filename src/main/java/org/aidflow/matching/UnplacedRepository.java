package org.aidflow.matching;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.Money;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Stored money that cannot be placed. */
interface UnplacedRepository extends Repository<UnplacedMoney, String> {
  UnplacedMoney save(UnplacedMoney money);

  Optional<UnplacedMoney> findByNumber(String number);

  Optional<UnplacedMoney> findById(UUID id);

  Optional<UnplacedMoney> findByClientIdAndChannelReference(String clientId, String reference);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select m from UnplacedMoney m where m.number = ?1")
  Optional<UnplacedMoney> locked(String number);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select m from UnplacedMoney m where m.clientId = ?1 and m.channelReference = ?2")
  Optional<UnplacedMoney> lockedNamed(String clientId, String channelReference);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select m from UnplacedMoney m
      where m.saidReference = ?1 and m.amount = ?2 and m.placedAt is null
      order by m.number limit 1
      """)
  Optional<UnplacedMoney> lockedSaid(String saidReference, Money amount);

  @Query("select m from UnplacedMoney m where m.placedAt is null order by m.receivedAt, m.number")
  List<UnplacedMoney> open();
}
