"""Uses the tables, queues and objects of a running platform as any program with boto3 does."""

import os

import boto3
from botocore.config import Config

KEYS = {"region_name": "us-east-1", "aws_access_key_id": "quantlab", "aws_secret_access_key": "quantlab"}
NAME = os.environ["NAME"]

tables = boto3.client("dynamodb", endpoint_url=os.environ["TABLES"], **KEYS)
names = tables.list_tables()["TableNames"]
assert "ql-main" in names and "ql-identity" in names, names
tables.create_table(
    TableName=NAME,
    KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
    AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
    BillingMode="PAY_PER_REQUEST",
)
tables.put_item(TableName=NAME, Item={"pk": {"S": "a"}, "n": {"N": "1"}}, ConditionExpression="attribute_not_exists(pk)")
try:
    tables.put_item(TableName=NAME, Item={"pk": {"S": "a"}}, ConditionExpression="attribute_not_exists(pk)")
    raise SystemExit("a condition did not hold, and the row was written")
except tables.exceptions.ConditionalCheckFailedException:
    pass
assert tables.get_item(TableName=NAME, Key={"pk": {"S": "a"}})["Item"]["n"]["N"] == "1"
tables.delete_table(TableName=NAME)

queues = boto3.client("sqs", endpoint_url=os.environ["QUEUES"], **KEYS)
assert any(url.endswith("ql-jobs") for url in queues.list_queues()["QueueUrls"])
url = queues.create_queue(QueueName=NAME)["QueueUrl"]
sent = queues.send_message(QueueUrl=url, MessageBody="hello")["MessageId"]
message = queues.receive_message(QueueUrl=url, WaitTimeSeconds=5)["Messages"][0]
assert (message["MessageId"], message["Body"]) == (sent, "hello"), message
queues.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
queues.delete_queue(QueueUrl=url)

objects = boto3.client("s3", endpoint_url=os.environ["OBJECTS"], config=Config(s3={"addressing_style": "path"}), **KEYS)
assert "ql-objects" in [bucket["Name"] for bucket in objects.list_buckets()["Buckets"]]
objects.create_bucket(Bucket=NAME)
objects.put_object(Bucket=NAME, Key="a/b", Body=b"bytes")
assert objects.get_object(Bucket=NAME, Key="a/b")["Body"].read() == b"bytes"
assert [each["Key"] for each in objects.list_objects_v2(Bucket=NAME, Prefix="a/")["Contents"]] == ["a/b"]
objects.delete_object(Bucket=NAME, Key="a/b")
objects.delete_bucket(Bucket=NAME)
print("tables, queues and objects answered")
