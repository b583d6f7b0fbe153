"""A zoo in Django REST framework, described by drf-spectacular: three kinds of paging, filters, files and tokens."""

import os
import sys
import types
import uuid
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.conf import settings

PORT, WORK = int(sys.argv[1]), sys.argv[2]
settings.configure(
    SECRET_KEY="not a secret", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, USE_TZ=True,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": WORK + "/zoo.sqlite3",
                           "OPTIONS": {"timeout": 20}}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", MEDIA_ROOT=WORK + "/media", MEDIA_URL="/media/",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "rest_framework",
                    "rest_framework.authtoken", "drf_spectacular", "django_filters", "zoo"],
    MIDDLEWARE=["django.middleware.common.CommonMiddleware", "django.middleware.http.ConditionalGetMiddleware"],
    REST_FRAMEWORK={
        "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
        "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination", "PAGE_SIZE": 7,
        "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.TokenAuthentication",
                                           "rest_framework.authentication.BasicAuthentication"],
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
        "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend",
                                    "rest_framework.filters.SearchFilter",
                                    "rest_framework.filters.OrderingFilter"]},
    SPECTACULAR_SETTINGS={"TITLE": "Zoo", "VERSION": "0.9", "COMPONENT_SPLIT_REQUEST": True,
                          "SERVERS": [{"url": "http://127.0.0.1:%d" % PORT}]})

# Django wants a module for an app; this file is its own.
_app = types.ModuleType("zoo")
_app.__path__, _app.__file__ = [WORK], os.path.abspath(__file__)
sys.modules["zoo"] = _app

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import include, path  # noqa: E402
from drf_spectacular.utils import OpenApiParameter, OpenApiTypes, extend_schema, inline_serializer  # noqa: E402
from drf_spectacular.views import SpectacularAPIView  # noqa: E402
from rest_framework import decorators, pagination, parsers, renderers, response, routers, serializers  # noqa: E402
from rest_framework import viewsets  # noqa: E402
from rest_framework.authtoken.views import obtain_auth_token  # noqa: E402


class Keeper(models.Model):
    name = models.CharField(max_length=30, unique=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, null=True, blank=True)

    class Meta:
        app_label = "zoo"
        ordering = ["id"]


class Animal(models.Model):
    class Diet(models.TextChoices):
        MEAT = "meat"
        PLANTS = "plants"

    class Level(models.IntegerChoices):
        LOW = 1
        HIGH = 3

    uid = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=50)
    diet = models.CharField(max_length=10, choices=Diet.choices, null=True, blank=True)
    mood = models.CharField(max_length=10, choices=[("happy", "Happy"), ("sad", "Sad")], blank=True, default="")
    level = models.IntegerField(choices=Level.choices, default=1)
    weight = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    born = models.DateField(null=True, blank=True)
    seen = models.DateTimeField(null=True, blank=True)
    feeding = models.TimeField(null=True, blank=True)
    gestation = models.DurationField(null=True, blank=True)
    notes = models.JSONField(default=dict, blank=True)
    photo = models.FileField(null=True, blank=True, upload_to="photos")
    keeper = models.ForeignKey(Keeper, null=True, blank=True, on_delete=models.SET_NULL, related_name="animals")
    big = models.BigIntegerField(default=0)
    address = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        app_label = "zoo"
        ordering = ["name"]


class KeeperSerializer(serializers.ModelSerializer):
    count = serializers.SerializerMethodField()

    def get_count(self, keeper) -> int:
        return keeper.animals.count()

    class Meta:
        model = Keeper
        fields = "__all__"


class KeeperByCursorSerializer(KeeperSerializer):
    """Another name, because drf-spectacular describes the pages of one serializer once, whatever their paging."""


class AnimalSerializer(serializers.ModelSerializer):
    uid = serializers.UUIDField(required=False)
    keeper_detail = KeeperSerializer(source="keeper", read_only=True, allow_null=True)
    secret = serializers.CharField(write_only=True, required=False)
    sizes = serializers.DictField(child=serializers.IntegerField(), required=False, write_only=True)

    def create(self, values):
        values.pop("secret", None), values.pop("sizes", None)
        return super().create(values)

    class Meta:
        model = Animal
        fields = "__all__"


class Bytes(renderers.BaseRenderer):
    media_type, format, charset = "application/octet-stream", "bin", None

    def render(self, data, *_, **__):
        return data


class Animals(viewsets.ModelViewSet):
    queryset = Animal.objects.all()
    serializer_class = AnimalSerializer
    filterset_fields = {"diet": ["exact"], "level": ["gte"], "born": ["lt", "range"], "keeper": ["isnull"],
                        "weight": ["gte"]}
    search_fields = ["name"]
    ordering_fields = ["name", "born"]
    parser_classes = [parsers.JSONParser, parsers.FormParser, parsers.MultiPartParser]

    @extend_schema(request={"multipart/form-data": inline_serializer("Photo", {
        "photo": serializers.FileField(), "caption": serializers.CharField(required=False)})},
        responses=AnimalSerializer)
    @decorators.action(detail=True, methods=["post"], parser_classes=[parsers.MultiPartParser])
    def photo(self, request, pk=None):
        animal = self.get_object()
        animal.photo = request.data["photo"]
        animal.notes = {"caption": request.data.get("caption")}
        animal.save()
        return response.Response(AnimalSerializer(animal).data)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @decorators.action(detail=True, methods=["get"], renderer_classes=[Bytes])
    def raw(self, request, pk=None):
        return HttpResponse(self.get_object().photo.read(), content_type="application/octet-stream")

    @extend_schema(parameters=[
        OpenApiParameter("when", OpenApiTypes.DATETIME), OpenApiParameter("ids", OpenApiTypes.UUID, many=True),
        OpenApiParameter("csv", {"type": "array", "items": {"type": "integer"}}, explode=False)],
        responses={200: inline_serializer("Stats", {"count": serializers.IntegerField(),
                                                    "got": serializers.DictField()})})
    @decorators.action(detail=False)
    def stats(self, request):
        got = {key: request.GET.getlist(key) for key in request.GET}
        return response.Response({"count": Animal.objects.count(), "got": got})


class Offsets(pagination.LimitOffsetPagination):
    default_limit = 4


class Cursors(pagination.CursorPagination):
    page_size, ordering = 5, "id"


class Keepers(viewsets.ModelViewSet):
    queryset, serializer_class, pagination_class = Keeper.objects.all(), KeeperSerializer, Offsets


class KeepersByCursor(viewsets.ReadOnlyModelViewSet):
    queryset, serializer_class, pagination_class = Keeper.objects.all(), KeeperByCursorSerializer, Cursors


router = routers.DefaultRouter()
router.register("animals", Animals)
router.register("keepers", Keepers)
router.register("keepers-by-cursor", KeepersByCursor, basename="by-cursor")
urlpatterns = [
    path("api/", include(router.urls)), path("token/", obtain_auth_token),
    path("schema/", SpectacularAPIView.as_view(permission_classes=[], authentication_classes=[]))]


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads, request_queue_size = True, 128


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


application = get_wsgi_application()
if not os.path.exists(WORK + "/zoo.sqlite3"):
    call_command("migrate", run_syncdb=True, verbosity=0)
    with connection.schema_editor() as editor:
        for model in (Keeper, Animal):
            if model._meta.db_table not in connection.introspection.table_names():
                editor.create_model(model)
    from django.contrib.auth.models import User
    from rest_framework.authtoken.models import Token

    user = User.objects.create_superuser("admin", "a@b.cd", "pässword")
    Token.objects.create(user=user, key="token")
make_server("127.0.0.1", PORT, application, server_class=Server, handler_class=Quiet).serve_forever()
