"""Answers HTTP at port 8080, each connection by a thread of its own: each request gets the next number of its connection."""
import socket
import threading


def serve(connection):
    number = 0
    for line in connection.makefile("rb"):
        if line.startswith(b"GET"):
            number += 1
            body = str(number).encode()
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))


door = socket.create_server(("", 8080))
while True:
    threading.Thread(target=serve, args=(door.accept()[0],), daemon=True).start()
