package org.aidflow.matching;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Stored searches; the locks of a case's needs are theirs too. */
interface SearchRepository extends Repository<Search, String> {

  Optional<Search> findById(String caseNumber);
}
