package org.aidflow.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * The money of a case: given + recovered = paid + given back + left, to the fen.
 *
 * @param drawnAt when it was drawn up at the end of the case; null while the case goes on
 * @param givenFen all that gifts and public funds gave, what was given back later included
 * @param recoveredFen claimed back from whom it was paid to, and received
 * @param paidFen paid and not returned by the bank, what was recovered of it included
 * @param returnedFen sent back by the bank
 * @param givenBackFen back at the wish of its donors, or in its public fund
 * @param refundedFen what of that has reached donors again
 * @param leftFen neither paid nor given back; 0 when all is done
 */
@Schema(name = "CaseAccount")
public record CaseAccount(
    CaseNumber caseNumber,
    CaseStatus status,
    @Nullable Instant drawnAt,
    Money askedFen,
    Money approvedFen,
    Money givenFen,
    Money recoveredFen,
    Money paidFen,
    Money returnedFen,
    Money givenBackFen,
    Money refundedFen,
    Money leftFen) {}
