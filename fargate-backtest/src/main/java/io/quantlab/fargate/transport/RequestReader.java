package io.quantlab.fargate.transport;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/// Hands each request to whoever answers, and writes what comes back.
///
/// Reading stops while a request is being answered, so a client that sends several at once gets its
/// answers in their order.
final class RequestReader extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Reply UNREADABLE =
      new Reply(
          400,
          Map.of("Content-Type", "text/plain"),
          List.of(),
          bytes("This is no HTTP request.\n"));
  private static final Reply GOING =
      new Reply(
          503, Map.of("Content-Type", "text/plain"), List.of(), bytes("The server is stopping.\n"));

  private final Function<Exchange, Reply> answer;
  private final Executor answering;

  RequestReader(Function<Exchange, Reply> answer, Executor answering) {
    this.answer = answer;
    this.answering = answering;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (request.decoderResult().isFailure()) {
      write(context, UNREADABLE);
      return;
    }
    Exchange exchange = exchange(context, request);
    context.channel().config().setAutoRead(false);
    try {
      answering.execute(() -> write(context, answer.apply(exchange)));
    } catch (RejectedExecutionException _) {
      write(context, GOING);
    }
  }

  private static Exchange exchange(ChannelHandlerContext context, FullHttpRequest request) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(header -> {
          String name = header.getKey().toLowerCase(Locale.ROOT);
          String between = name.equals("cookie") ? "; " : ", ";
          headers.merge(name, header.getValue(), (a, b) -> a + between + b);
        });
    InetSocketAddress from = (InetSocketAddress) context.channel().remoteAddress();
    return new Exchange(
        request.method().name(),
        request.uri(),
        headers,
        ByteBufUtil.getBytes(request.content()),
        from.getAddress().getHostAddress());
  }

  private static void write(ChannelHandlerContext context, Reply reply) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(reply.status()),
            Unpooled.wrappedBuffer(reply.body()));
    reply.headers().forEach(response.headers()::set);
    reply.cookies().forEach(cookie -> response.headers().add(HttpHeaderNames.SET_COOKIE, cookie));
    if (reply.status() != 204 && reply.status() != 304) {
      response.headers().set(HttpHeaderNames.CONTENT_LENGTH, reply.body().length);
    }
    context
        .writeAndFlush(response)
        .addListener(_ -> {
          context.channel().config().setAutoRead(true);
          context.channel().read();
        });
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
