import {
  type FieldKind,
  type FieldNullability,
  type FieldOptionsFromKind,
  type InputFieldMap,
  type InputShapeFromFields,
  type MaybePromise,
  RootFieldBuilder,
  type SchemaTypes,
  type ShapeFromTypeParam,
  type TypeParam,
} from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { ActingCollaborator, Bearer } from '../platform/acting.ts';
import type { CollaboratorRole } from '../platform/database/client/client.ts';
import type { Context } from './context.ts';

/**
 * Two kinds of root fields. Each declares who may call it, and its resolver gets the caller as the first argument: the
 * customer of the access token for `t.customerField`, the collaborator for `t.adminField`.
 */
declare global {
  export namespace PothosSchemaTypes {
    export interface RootFieldBuilder<
      Types extends SchemaTypes,
      ParentShape,
      Kind extends FieldKind = FieldKind,
    > {
      /** For customers. Refused without a valid access token. */
      customerField<
        Args extends InputFieldMap,
        Type extends TypeParam<Types>,
        Nullable extends FieldNullability<Type> = Types['DefaultFieldNullability'],
      >(
        options: AuthenticatedField<Types, ParentShape, Type, Nullable, Args, Kind, Bearer>,
      ): FieldRef<Types, ShapeFromTypeParam<Types, Type, Nullable>, Kind>;
      /**
       * For collaborators with at least `role`. Refused without a valid token, and with a lower role. `isDangerous`:
       * the field gives access or releases data. It is refused unless the collaborator has logged in or
       * re-authenticated within the last ten minutes, or gives the password in the argument `password`.
       */
      adminField<
        Args extends InputFieldMap,
        Type extends TypeParam<Types>,
        Nullable extends FieldNullability<Type> = Types['DefaultFieldNullability'],
      >(
        options: { role: CollaboratorRole; isDangerous?: true } & AuthenticatedField<
          Types,
          ParentShape,
          Type,
          Nullable,
          Args,
          Kind,
          ActingCollaborator
        >,
      ): FieldRef<Types, ShapeFromTypeParam<Types, Type, Nullable>, Kind>;
    }
  }
}

type AuthenticatedField<
  Types extends SchemaTypes,
  ParentShape,
  Type extends TypeParam<Types>,
  Nullable extends FieldNullability<Type>,
  Args extends InputFieldMap,
  Kind extends FieldKind,
  Caller,
> = Omit<
  FieldOptionsFromKind<Types, ParentShape, Type, Nullable, Args, Kind, ParentShape, unknown>,
  'resolve' | 'authScopes' | 'args'
> & {
  args?: Args;
  resolve(
    caller: Caller,
    args: InputShapeFromFields<Args>,
    context: Types['Context'],
    info: GraphQLResolveInfo,
  ): MaybePromise<ShapeFromTypeParam<Types, Type, Nullable>>;
};

type Options = Record<string, unknown> & {
  resolve(caller: unknown, args: unknown, context: Context, info: GraphQLResolveInfo): unknown;
};
type Builder = { field(options: unknown): never };
const prototype = RootFieldBuilder.prototype as unknown as Record<string, unknown>;

prototype.customerField = function (this: Builder, { resolve, ...options }: Options) {
  return this.field({
    ...options,
    authScopes: { customer: true },
    resolve: async (_root: unknown, args: unknown, context: Context, info: GraphQLResolveInfo) =>
      resolve(await context.bearer(), args, context, info),
  });
};

prototype.adminField = function (
  this: Builder,
  { role, isDangerous, resolve, ...options }: Options & { role: CollaboratorRole; isDangerous?: true },
) {
  return this.field({
    ...options,
    ...(isDangerous && { extensions: { isDangerous } }),
    authScopes: { collaborator: role },
    isAdministration: true,
    resolve: async (_root: unknown, args: unknown, context: Context, info: GraphQLResolveInfo) => {
      const acting = await context.acting(role);
      if (isDangerous) await context.requireRecentLogin((args as { password?: string | null }).password);
      return resolve(acting, args, context, info);
    },
  });
};
