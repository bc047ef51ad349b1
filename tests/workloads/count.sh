#!/bin/sh
# Answers HTTP at port 8080, one connection after another: each request gets the next number of its connection. The numbers are in this
# shell's memory, requests and answers on their way in a named pipe.
mkfifo /tmp/answers
while :; do
  nc -l -p 8080 </tmp/answers | {
    number=0
    while read -r line; do
      case $line in
        GET*) number=$((number + 1)) && printf 'HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%d' ${#number} $number ;;
      esac
    done
  } >/tmp/answers
done
