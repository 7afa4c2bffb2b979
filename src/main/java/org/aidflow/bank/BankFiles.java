package org.aidflow.bank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of the files that the bank left us. */
@Component
@Transactional(readOnly = true)
public class BankFiles {
  private final JdbcClient jdbc;

  BankFiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest files, the newest first. */
  public List<BankFile> newest(int limit) {
    return jdbc.sql("select * from bank_file order by id desc limit ?")
        .param(limit)
        .query(BankFiles::file)
        .list();
  }

  /** The newest of those that nobody could read, the newest first: the bank is to be asked. */
  public List<BankFile> refused(int limit) {
    return jdbc.sql("select * from bank_file where state = 'REFUSED' order by id desc limit ?")
        .param(limit)
        .query(BankFiles::file)
        .list();
  }

  private static BankFile file(ResultSet row, int number) throws SQLException {
    return new BankFile(
        row.getLong("id"),
        row.getString("name"),
        row.getString("sha256"),
        row.getLong("bytes"),
        row.getString("state").equals("TAKEN"),
        row.getString("type"),
        row.getString("message_id"),
        row.getInt("news"),
        row.getString("reason"),
        row.getTimestamp("received_at").toInstant());
  }
}
