package org.wschat.testkit.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Searches a whole database for texts that should be gone: every row and column of every table, whoever made it. */
public final class Leftovers {

    private Leftovers() {}

    /**
     * Searches.
     *
     * @param database where
     * @param texts what for; also as a part of something longer
     * @return the columns that have each text, as {@code table.column}; texts that are nowhere are left out
     * @throws SQLException if it cannot be searched
     */
    public static Map<String, Set<String>> of(DataSource database, Collection<String> texts) throws SQLException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            String quote = connection.getMetaData().getIdentifierQuoteString().trim();
            for (String table : tables(connection)) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + quote + table + quote)) {
                    while (rows.next()) {
                        search(table, rows, texts, found);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        String[] types = {"TABLE"};
        try (ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(), null, "%", types)) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private static void search(String table, ResultSet row, Collection<String> texts, Map<String, Set<String>> found)
            throws SQLException {
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            String value = row.getString(column);
            String place = table + "." + row.getMetaData().getColumnName(column);
            texts.stream()
                    .filter(text -> value != null && value.contains(text))
                    .forEach(text -> found.computeIfAbsent(text, first -> new TreeSet<>())
                            .add(place));
        }
    }
}
