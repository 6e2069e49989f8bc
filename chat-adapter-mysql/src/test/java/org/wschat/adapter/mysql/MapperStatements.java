package org.wschat.adapter.mysql;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.GapMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.mapper.SessionMapper;
import org.wschat.adapter.sql.mapper.UserMapper;

/** The statements that the mappers hold for MySQL: of each, a part that the statement contains however it is put together. */
final class MapperStatements {

    private static final String ONLY_WHERE_THE_WRITER_ASSIGNS_IDS = "SELECT COALESCE(MAX(id), 0) FROM message";

    private MapperStatements() {}

    static List<String> ofMySql() {
        return Stream.of(
                        ConversationMapper.class,
                        GapMapper.class,
                        MessageMapper.class,
                        SessionMapper.class,
                        UserMapper.class)
                .flatMap(mapper -> Arrays.stream(mapper.getDeclaredMethods()))
                .flatMap(MapperStatements::of)
                .map(MapperStatements::part)
                .filter(part -> !part.equals(ONLY_WHERE_THE_WRITER_ASSIGNS_IDS))
                .toList();
    }

    private static Stream<String> of(Method method) {
        return Stream.of(
                        variants(method, Select.class, Select::databaseId, Select::value),
                        variants(method, Insert.class, Insert::databaseId, Insert::value),
                        variants(method, Update.class, Update::databaseId, Update::value),
                        variants(method, Delete.class, Delete::databaseId, Delete::value))
                .flatMap(sql -> sql);
    }

    private static <A extends java.lang.annotation.Annotation> Stream<String> variants(
            Method method,
            Class<A> type,
            java.util.function.Function<A, String> databaseId,
            java.util.function.Function<A, String[]> sql) {
        return Arrays.stream(method.getAnnotationsByType(type))
                .filter(variant -> !databaseId.apply(variant).equals("sqlite"))
                .map(variant -> String.join(" ", sql.apply(variant)));
    }

    private static String part(String sql) {
        String text = sql.contains("<script>")
                ? Arrays.stream(sql.split("<[^>]*>"))
                        .filter(piece -> !piece.isBlank())
                        .findFirst()
                        .orElseThrow()
                : sql;
        return normal(text.replaceAll("#\\{[^}]*}", "?"));
    }

    /** The same statement with single blanks. */
    static String normal(String sql) {
        return sql.replaceAll("\\s+", " ").trim();
    }
}
